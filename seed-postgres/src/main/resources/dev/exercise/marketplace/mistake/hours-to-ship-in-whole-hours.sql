-- id: hours-to-ship-in-whole-hours
-- kind: logic
-- defect: none
-- title: "hours_to_ship was cut to whole hours"
-- ask: "What does a difference of timestamps in hours do with the minutes?"
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
    fct_order_lifecycle.status_changes_count,
    trunc(extract(epoch from fct_order_lifecycle.shipped_at - fct_order_lifecycle.paid_at) / 3600) as hours_to_ship
from fct_order_lifecycle;
