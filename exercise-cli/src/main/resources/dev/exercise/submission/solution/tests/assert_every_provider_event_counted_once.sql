-- Deliveries and events hold the same provider events: none is lost by the deduplication, none is left from
-- an earlier run.
with delivered as (

    select distinct
        provider,
        provider_event_id
    from {{ ref('stg_payments') }}

),

counted as (

    select
        provider,
        provider_event_id
    from {{ ref('int_payments_deduplicated') }}

)

select
    coalesce(delivered.provider, counted.provider) as provider,
    coalesce(delivered.provider_event_id, counted.provider_event_id) as provider_event_id
from delivered
full outer join counted
    on
        delivered.provider = counted.provider
        and delivered.provider_event_id = counted.provider_event_id
where delivered.provider is null or counted.provider is null
