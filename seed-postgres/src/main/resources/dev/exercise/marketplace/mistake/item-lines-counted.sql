-- id: item-lines-counted
-- kind: logic
-- defect: none
-- title: "item_count counts lines, not pieces"
-- ask: "An order has one line of three pieces: what is its item_count?"
-- marts: [fct_orders]

create view fct_orders as
select
    fct_orders.order_id,
    fct_orders.buyer_id,
    fct_orders.channel,
    fct_orders.order_status,
    fct_orders.currency,
    fct_orders.ordered_at,
    fct_orders.order_date,
    coalesce(lines.line_count, 0) as item_count,
    fct_orders.items_amount,
    fct_orders.gmv_usd
from fct_orders
left join (
    select
        order_id,
        count(*) as line_count
    from order_items
    group by order_id
) as lines on lines.order_id = fct_orders.order_id;
