-- id: lifecycle-of-erased-orders-kept
-- kind: logic
-- defect: none
-- title: "Erased orders have a lifecycle"
-- ask: "How does the event log tell that an order was erased?"
-- marts: [fct_order_lifecycle]

create view event_log as
select
    event_log.log_id,
    event_log.event_uuid,
    event_log.entity_type,
    event_log.entity_id,
    event_log.operation,
    event_log.lsn,
    event_log.payload #- '{after,deleted_at}' as payload,
    event_log.occurred_at,
    event_log.logged_at,
    event_log.updated_at
from event_log;
