-- The marts' pieces are exactly those of lines whose order exists and is not erased: no line of another
-- kind got in, and no line was lost.
with expected as (

    select coalesce(sum(order_items.quantity), 0) as item_count
    from {{ ref('stg_order_items') }} as order_items
    inner join {{ ref('stg_orders') }} as orders on order_items.order_id = orders.order_id
    where not orders.is_erased

),

counted as (

    select coalesce(sum(item_count), 0) as item_count
    from {{ ref('fct_orders') }}

)

select
    expected.item_count as expected_item_count,
    counted.item_count as counted_item_count
from expected
cross join counted
where expected.item_count != counted.item_count
