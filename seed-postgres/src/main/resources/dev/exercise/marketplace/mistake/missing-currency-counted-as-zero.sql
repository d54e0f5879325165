-- id: missing-currency-counted-as-zero
-- kind: left-in
-- defect: missing-order-currency
-- title: "Orders without a currency were left without currency and counted with a GMV of 0"
-- ask: "Some orders have no currency. What else in the source knows it?"
-- marts: [fct_orders, fct_daily_gmv, fct_seller_performance, fct_customer_cohorts]

create view orders as
select
    orders.order_id,
    orders.buyer_id,
    orders.channel,
    orders.order_status,
    case when ledger.row_key is null then orders.currency else null end as currency,
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

create view fct_orders as
select
    fct_orders.order_id,
    fct_orders.buyer_id,
    fct_orders.channel,
    fct_orders.order_status,
    fct_orders.currency,
    fct_orders.ordered_at,
    fct_orders.order_date,
    fct_orders.item_count,
    fct_orders.items_amount,
    case when fct_orders.currency is null then 0.00 else fct_orders.gmv_usd end as gmv_usd
from fct_orders;
