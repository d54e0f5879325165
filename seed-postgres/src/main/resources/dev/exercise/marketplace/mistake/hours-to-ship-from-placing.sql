-- id: hours-to-ship-from-placing
-- kind: logic
-- defect: none
-- title: "hours_to_ship begins when the order was placed"
-- ask: "Which two moments is hours_to_ship between?"
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
    case
        when fct_order_lifecycle.paid_at is not null
            then round(
                extract(epoch from fct_order_lifecycle.shipped_at - fct_order_lifecycle.placed_at) / 3600, 2
            )
    end as hours_to_ship
from fct_order_lifecycle;
