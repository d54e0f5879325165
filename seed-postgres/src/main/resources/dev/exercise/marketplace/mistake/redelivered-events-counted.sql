-- id: redelivered-events-counted
-- kind: left-in
-- defect: redelivered-events
-- title: "Events that were logged twice were counted twice"
-- ask: "What makes two rows of the log the same event?"
-- marts: [fct_order_lifecycle]

create view fct_order_lifecycle as
select
    fct_order_lifecycle.order_id,
    fct_order_lifecycle.placed_at,
    fct_order_lifecycle.paid_at,
    fct_order_lifecycle.shipped_at,
    fct_order_lifecycle.delivered_at,
    fct_order_lifecycle.cancelled_at,
    fct_order_lifecycle.latest_status,
    fct_order_lifecycle.status_changes_count + coalesce(copies.changes, 0) as status_changes_count,
    fct_order_lifecycle.hours_to_ship
from fct_order_lifecycle
left join (
    select
        (keys ->> 'order_id')::bigint as order_id,
        count(*) as changes
    from ledger
    where
        defect_id = 'redelivered-events'
        and after -> 'payload' -> 'before' ->> 'order_status' <> after -> 'payload' -> 'after' ->> 'order_status'
    group by 1
) as copies on copies.order_id = fct_order_lifecycle.order_id;
