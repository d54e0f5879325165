-- id: months-with-only-reviews-lost
-- kind: logic
-- defect: none
-- title: "Months in which a seller had reviews but no orders were lost in a join"
-- ask: "A seller sold nothing in May but was reviewed. Does the month have a row?"
-- marts: [fct_seller_performance]

create view fct_seller_performance as
select
    fct_seller_performance.seller_id,
    fct_seller_performance.month,
    fct_seller_performance.orders_count,
    fct_seller_performance.items_sold,
    fct_seller_performance.gmv_usd,
    fct_seller_performance.cancelled_orders_count,
    fct_seller_performance.cancellation_rate,
    fct_seller_performance.verified_reviews_count,
    fct_seller_performance.average_rating,
    fct_seller_performance.tier
from fct_seller_performance
where exists (
    select
    from order_items
    join fct_orders on fct_orders.order_id = order_items.order_id
    where
        order_items.seller_id = fct_seller_performance.seller_id
        and date_trunc('month', fct_orders.order_date)::date = fct_seller_performance.month
);
