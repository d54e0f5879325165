-- One row for each delivery, as received: int_payments_deduplicated makes it one for each event.
-- paystream reports UTC, eurobank the wall time of Berlin; the comment on event_at in the source says so.
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
        if(
            {{ lower_code('provider') }} = 'eurobank',
            timestamp(event_at, 'Europe/Berlin'),
            timestamp(event_at, 'UTC')
        ) as event_at,
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
