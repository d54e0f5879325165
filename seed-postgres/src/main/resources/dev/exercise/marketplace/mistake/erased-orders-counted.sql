-- id: erased-orders-counted
-- kind: logic
-- defect: none
-- title: "Erased orders were counted"
-- ask: "What does deleted_at on an order mean, and where do you look at it?"
-- marts: [fct_orders, fct_daily_gmv, fct_payment_reconciliation, fct_seller_performance, fct_customer_cohorts]

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
    orders.ordered_at,
    orders.created_at,
    orders.updated_at,
    null::timestamptz as deleted_at
from orders;
