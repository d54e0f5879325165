-- webhooks may be sent more than once, so distinct
with source as (

    select distinct
        payment_event_id,
        provider,
        provider_event_id,
        order_id,
        event_type,
        amount,
        currency,
        event_at,
        received_at
    from {{ source('marketplace', 'payments') }}

),

renamed as (

    select
        payment_event_id,
        provider,
        provider_event_id,
        order_id,
        event_type,
        amount,
        upper(trim(currency)) as currency,
        -- eurobank writes Berlin time (column comment in postgres)
        case
            when provider = 'eurobank' then timestamp(event_at, 'Europe/Berlin')
            else timestamp(event_at)
        end as event_at,
        received_at
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
    received_at
from renamed
