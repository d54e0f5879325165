-- id: discount-left-out
-- kind: logic
-- defect: none
-- title: "The discount was not taken off the expected amount"
-- ask: "What does a buyer owe for an order, by the brief?"
-- marts: [fct_payment_reconciliation]

create view orders as
select
    orders.order_id,
    orders.buyer_id,
    orders.channel,
    orders.order_status,
    orders.currency,
    orders.shipping_amount,
    0.00 as discount_amount,
    orders.total_amount,
    orders.ordered_at,
    orders.created_at,
    orders.updated_at,
    orders.deleted_at
from orders;
