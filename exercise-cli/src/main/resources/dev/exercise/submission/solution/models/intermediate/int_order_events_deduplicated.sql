{{
    config(
        materialized='incremental',
        incremental_strategy='merge',
        unique_key='event_uuid',
        on_schema_change='append_new_columns',
    )
}}

-- Log readers may log an event again, with the same content: event_uuid is one event. As for payments, the
-- row that changed last wins, so that a merge comes to the same row as a full refresh. A run reads by
-- arrival; an event that is logged after later ones finds its place by lsn.
with logged as (

    select
        event_uuid,
        log_id,
        entity_id as order_id,
        operation,
        lsn,
        order_status_before,
        order_status_after,
        is_erasure,
        occurred_at,
        logged_at,
        updated_at
    from {{ ref('stg_event_log') }}
    where
        entity_type = 'order'
        {% if is_incremental() %}
            and updated_at >= {{ changed_since('updated_at') }}
        {% endif %}

),

events as (

    {{
        dbt_utils.deduplicate(
            relation='logged',
            partition_by='event_uuid',
            order_by='updated_at desc, logged_at desc, log_id desc',
        )
    }}

)

select
    event_uuid,
    log_id,
    order_id,
    operation,
    lsn,
    order_status_before,
    order_status_after,
    is_erasure,
    occurred_at,
    logged_at,
    updated_at
from events
