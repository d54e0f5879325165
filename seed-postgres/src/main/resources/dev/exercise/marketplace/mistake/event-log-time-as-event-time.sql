-- id: event-log-time-as-event-time
-- kind: logic
-- defect: none
-- title: "logged_at was taken as the time of the event"
-- ask: "When did the order ship: when it shipped, or when a reader noticed?"
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
    event_log.logged_at::text as occurred_at,
    event_log.logged_at,
    event_log.updated_at
from event_log;
