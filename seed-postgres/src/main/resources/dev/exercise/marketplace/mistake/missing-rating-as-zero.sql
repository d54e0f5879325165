-- id: missing-rating-as-zero
-- kind: logic
-- defect: none
-- title: "average_rating is 0 where there is no verified review"
-- ask: "What is the average rating of a seller without reviews?"
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
    coalesce(fct_seller_performance.average_rating, 0) as average_rating,
    fct_seller_performance.tier
from fct_seller_performance;
