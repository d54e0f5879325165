{{
    config(
        materialized='incremental',
        incremental_strategy='merge',
        unique_key='payment_key',
        on_schema_change='append_new_columns',
    )
}}

-- Providers deliver at least once, and ids repeat across providers: (provider, provider_event_id) is one
-- event. The row that changed last wins, not the first, because a batch may hold a redelivery without the
-- original: the merge then comes to the same row as a full refresh.
with deliveries as (

    select
        {{ dbt_utils.generate_surrogate_key(['provider', 'provider_event_id']) }} as payment_key,
        payment_event_id,
        provider,
        provider_event_id,
        order_id,
        event_type,
        amount,
        currency,
        event_at,
        received_at,
        updated_at
    from {{ ref('stg_payments') }}
    {% if is_incremental() %}
        where updated_at >= {{ changed_since('updated_at') }}
    {% endif %}

),

events as (

    {{
        dbt_utils.deduplicate(
            relation='deliveries',
            partition_by='payment_key',
            order_by='updated_at desc, received_at desc, payment_event_id desc',
        )
    }}

)

select
    payment_key,
    payment_event_id,
    provider,
    provider_event_id,
    order_id,
    event_type,
    amount,
    currency,
    event_at,
    received_at,
    updated_at
from events
