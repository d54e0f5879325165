-- id: event-log-time-as-event-time
-- kind: logic
-- defect: none
-- title: "logged_at was taken as the time of the event"
-- ask: "When did the order ship: when it shipped, or when a reader noticed?"
-- marts: [fct_order_lifecycle]

-- Some readers got to an event late: what the source has in logged_at is in the ledger then.
create view event_log as
select
    event_log.log_id,
    event_log.event_uuid,
    event_log.entity_type,
    event_log.entity_id,
    event_log.operation,
    event_log.lsn,
    event_log.payload,
    coalesce((ledger.after ->> 'logged_at')::timestamptz, event_log.logged_at)::text as occurred_at,
    event_log.logged_at,
    event_log.updated_at
from event_log
left join ledger
    on
        ledger.defect_id = 'out-of-order-events'
        and ledger.keys ->> 'event_uuid' = event_log.event_uuid;
