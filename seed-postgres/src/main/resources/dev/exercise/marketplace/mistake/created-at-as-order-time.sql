-- id: created-at-as-order-time
-- kind: logic
-- defect: none
-- title: "created_at, the time of arrival, was taken as the time of the order"
-- ask: "When was an order of a phone without network placed, and when did it arrive?"
-- marts: [fct_orders, fct_daily_gmv, fct_seller_performance, fct_customer_cohorts]

create view orders as
select
    orders.order_id,
    orders.buyer_id,
    orders.channel,
    orders.order_status,
    orders.currency,
    orders.shipping_amount,
    orders.discount_amount,
    orders.total_amount,
    orders.created_at at time zone 'UTC' as ordered_at,
    orders.created_at,
    orders.updated_at,
    orders.deleted_at
from orders;
