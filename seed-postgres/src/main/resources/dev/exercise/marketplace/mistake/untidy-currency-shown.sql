-- id: untidy-currency-shown
-- kind: left-in
-- defect: untidy-currency
-- title: "GMV knows the untidy currency, but the mart shows it as it is"
-- ask: "Would a dashboard that groups by your currency show four values?"
-- marts: [fct_orders, fct_seller_performance]

create view fct_orders as
select
    fct_orders.order_id,
    fct_orders.buyer_id,
    fct_orders.channel,
    fct_orders.order_status,
    coalesce(ledger.after ->> 'currency', fct_orders.currency) as currency,
    fct_orders.ordered_at,
    fct_orders.order_date,
    fct_orders.item_count,
    fct_orders.items_amount,
    fct_orders.gmv_usd
from fct_orders
left join ledger
    on
        ledger.defect_id = 'untidy-currency'
        and ledger.table_name = 'orders'
        and ledger.row_key = fct_orders.order_id;
