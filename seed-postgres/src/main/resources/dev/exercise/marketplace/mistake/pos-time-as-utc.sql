-- id: pos-time-as-utc
-- kind: left-in
-- defect: pos-wall-time
-- title: "POS time was taken as UTC"
-- ask: "In which zone is ordered_at of a till order written, and where does the source say so?"
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
    coalesce((ledger.after ->> 'ordered_at')::timestamp, orders.ordered_at) as ordered_at,
    orders.created_at,
    orders.updated_at,
    orders.deleted_at
from orders
left join ledger
    on
        ledger.defect_id = 'pos-wall-time'
        and ledger.table_name = 'orders'
        and ledger.row_key = orders.order_id;
