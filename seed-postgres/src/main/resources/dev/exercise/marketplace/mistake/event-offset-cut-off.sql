-- id: event-offset-cut-off
-- kind: left-in
-- defect: mixed-offset-events
-- title: "The offset of event times was cut off"
-- ask: "Some event times end in +02:00. Which UTC time do they mean?"
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
    coalesce(replace(ledger.after ->> 'occurred_at', '+02:00', 'Z'), event_log.occurred_at) as occurred_at,
    event_log.logged_at,
    event_log.updated_at
from event_log
left join ledger
    on
        ledger.defect_id = 'mixed-offset-events'
        and ledger.keys ->> 'event_uuid' = event_log.event_uuid;
