-- One row for each delivery, as received: int_payments_deduplicated makes it one for each event.
-- Both providers report UTC.
with source as (

    select
        payment_event_id,
        provider,
        provider_event_id,
        order_id,
        event_type,
        amount,
        currency,
        event_at,
        received_at,
        updated_at,
        _airbyte_extracted_at
    from {{ source('marketplace', 'payments') }}

),

renamed as (

    select
        payment_event_id,
        {{ lower_code('provider') }} as provider,
        trim(provider_event_id) as provider_event_id,
        order_id,
        {{ lower_code('event_type') }} as event_type,
        amount,
        {{ upper_code('currency') }} as currency,
        timestamp(event_at, 'UTC') as event_at,
        received_at,
        updated_at,
        _airbyte_extracted_at as extracted_at
    from source

)

select
    payment_event_id,
    provider,
    provider_event_id,
    order_id,
    event_type,
    amount,
    currency,
    event_at,
    received_at,
    updated_at,
    extracted_at
from renamed
