-- id: missing-currency-not-shown
-- kind: left-in
-- defect: missing-order-currency
-- title: "GMV of orders without a currency is right, but the mart does not show the currency"
-- ask: "Your GMV knows the currency of these orders. Why does the column not?"
-- marts: [fct_orders, fct_seller_performance]

create view fct_orders as
select
    fct_orders.order_id,
    fct_orders.buyer_id,
    fct_orders.channel,
    fct_orders.order_status,
    case when ledger.row_key is null then fct_orders.currency end as currency,
    fct_orders.ordered_at,
    fct_orders.order_date,
    fct_orders.item_count,
    fct_orders.items_amount,
    fct_orders.gmv_usd
from fct_orders
left join ledger
    on ledger.defect_id = 'missing-order-currency' and ledger.row_key = fct_orders.order_id;
