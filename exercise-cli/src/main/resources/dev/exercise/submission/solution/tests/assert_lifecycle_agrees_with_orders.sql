-- The log and the table tell of the same orders, in the same status: what differs was lost on one of the ways.
select
    coalesce(orders.order_id, lifecycle.order_id) as order_id,
    orders.order_status,
    lifecycle.latest_status
from {{ ref('fct_orders') }} as orders
full outer join {{ ref('fct_order_lifecycle') }} as lifecycle on orders.order_id = lifecycle.order_id
where orders.order_status is distinct from lifecycle.latest_status
