-- id: untidy-status-only-trimmed
-- kind: left-in
-- defect: untidy-status
-- title: "Untidy order_status was trimmed but its case left: cancelled and pending orders passed as confirmed"
-- ask: "Which values does order_status have, and how many rows each?"
-- marts: [fct_orders, fct_daily_gmv, fct_payment_reconciliation, fct_seller_performance, fct_customer_cohorts]

create view orders as
select
    orders.order_id,
    orders.buyer_id,
    orders.channel,
    coalesce(trim(ledger.after ->> 'order_status'), orders.order_status) as order_status,
    orders.currency,
    orders.shipping_amount,
    orders.discount_amount,
    orders.total_amount,
    orders.ordered_at,
    orders.created_at,
    orders.updated_at,
    orders.deleted_at
from orders
left join ledger
    on
        ledger.defect_id = 'untidy-status'
        and ledger.table_name = 'orders'
        and ledger.row_key = orders.order_id;
