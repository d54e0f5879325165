-- id: missing-currency-as-usd
-- kind: left-in
-- defect: missing-order-currency
-- title: "Orders without a currency were taken as USD"
-- ask: "Some orders have no currency. What else in the source knows it?"
-- marts: [fct_orders, fct_daily_gmv, fct_seller_performance, fct_customer_cohorts]

create view orders as
select
    orders.order_id,
    orders.buyer_id,
    orders.channel,
    orders.order_status,
    case when ledger.row_key is null then orders.currency else 'USD' end as currency,
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
        ledger.defect_id = 'missing-order-currency'
        and ledger.table_name = 'orders'
        and ledger.row_key = orders.order_id;
