-- id: events-ordered-by-logging
-- kind: left-in
-- defect: out-of-order-events
-- title: "Events were put in the order in which they were logged"
-- ask: "A log reader was behind. Which column tells the order of the changes?"
-- marts: [fct_order_lifecycle]

create view event_log as
select
    event_log.log_id,
    event_log.event_uuid,
    event_log.entity_type,
    event_log.entity_id,
    event_log.operation,
    (extract(epoch from coalesce((ledger.after ->> 'logged_at')::timestamptz, event_log.logged_at)) * 1000000)::bigint as lsn,
    event_log.payload,
    event_log.occurred_at,
    event_log.logged_at,
    event_log.updated_at
from event_log
left join ledger
    on
        ledger.defect_id = 'out-of-order-events'
        and ledger.keys ->> 'event_uuid' = event_log.event_uuid;
