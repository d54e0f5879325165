-- id: seller-orders-counted-per-line
-- kind: logic
-- defect: none
-- title: "orders_count and cancelled_orders_count count lines, not orders"
-- ask: "An order holds three lines of one seller. How many orders is that?"
-- marts: [fct_seller_performance]

create view fct_seller_performance as
with lines as (
    select
        order_items.seller_id,
        date_trunc('month', fct_orders.order_date)::date as month,
        count(*) filter (where fct_orders.order_status not in ('pending', 'cancelled')) as orders_count,
        count(*) filter (where fct_orders.order_status = 'cancelled') as cancelled_orders_count
    from fct_orders
    join order_items on order_items.order_id = fct_orders.order_id
    group by 1, 2
)

select
    fct_seller_performance.seller_id,
    fct_seller_performance.month,
    coalesce(lines.orders_count, 0) as orders_count,
    fct_seller_performance.items_sold,
    fct_seller_performance.gmv_usd,
    coalesce(lines.cancelled_orders_count, 0) as cancelled_orders_count,
    lines.cancelled_orders_count::double precision
    / nullif(lines.cancelled_orders_count + lines.orders_count, 0) as cancellation_rate,
    fct_seller_performance.verified_reviews_count,
    fct_seller_performance.average_rating,
    fct_seller_performance.tier
from fct_seller_performance
left join lines
    on
        lines.seller_id = fct_seller_performance.seller_id
        and lines.month = fct_seller_performance.month;
