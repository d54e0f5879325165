-- id: first-status-counted-as-change
-- kind: logic
-- defect: none
-- title: "The first event was counted as a change of status"
-- ask: "How many changes has an order that was placed and nothing else?"
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
    fct_order_lifecycle.status_changes_count + 1 as status_changes_count,
    fct_order_lifecycle.hours_to_ship
from fct_order_lifecycle;
