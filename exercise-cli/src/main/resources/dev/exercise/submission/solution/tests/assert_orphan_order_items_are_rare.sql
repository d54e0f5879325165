-- Lines whose order does not exist are left out of every mart. A few are known; many mean that orders were
-- lost on the way.
with order_items as (

    select
        order_items.order_item_id,
        orders.order_id is null as is_orphan
    from {{ ref('stg_order_items') }} as order_items
    left join {{ ref('stg_orders') }} as orders on order_items.order_id = orders.order_id

)

select
    countif(is_orphan) as orphans,
    count(order_item_id) as items
from order_items
having countif(is_orphan) > 0.02 * count(order_item_id)
