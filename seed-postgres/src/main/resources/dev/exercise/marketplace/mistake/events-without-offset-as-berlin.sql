-- id: events-without-offset-as-berlin
-- kind: left-in
-- defect: mixed-offset-events
-- title: "Event times without an offset were taken as Berlin time"
-- ask: "What does an event time without an offset mean, and where does the source say so?"
-- marts: [fct_order_lifecycle]

create view event_log as
select
    event_log.log_id,
    event_log.event_uuid,
    event_log.entity_type,
    event_log.entity_id,
    event_log.operation,
    event_log.lsn,
    event_log.payload,
    case
        when ledger.after ->> 'occurred_at' not like '%+02:00'
            then ((ledger.after ->> 'occurred_at')::timestamp at time zone 'Europe/Berlin')::text
        else event_log.occurred_at
    end as occurred_at,
    event_log.logged_at,
    event_log.updated_at
from event_log
left join ledger
    on
        ledger.defect_id = 'mixed-offset-events'
        and ledger.keys ->> 'event_uuid' = event_log.event_uuid;
