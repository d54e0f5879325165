-- Log and events hold the same event ids: none is lost by the deduplication, none is left from an earlier
-- run.
with logged as (

    select distinct event_uuid
    from {{ ref('stg_event_log') }}
    where entity_type = 'order'

),

counted as (

    select event_uuid
    from {{ ref('int_order_events_deduplicated') }}

)

select coalesce(logged.event_uuid, counted.event_uuid) as event_uuid
from logged
full outer join counted on logged.event_uuid = counted.event_uuid
where logged.event_uuid is null or counted.event_uuid is null
