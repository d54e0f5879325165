-- id: untidy-currency-left-in
-- kind: left-in
-- defect: untidy-currency
-- title: "Untidy currency was left as it is: no rate was found, and GMV is empty"
-- ask: "Which values does orders.currency have, and which of them find an exchange rate?"
-- marts: [fct_orders, fct_daily_gmv, fct_seller_performance, fct_customer_cohorts]

create view orders as
select
    orders.order_id,
    orders.buyer_id,
    orders.channel,
    orders.order_status,
    coalesce(ledger.after ->> 'currency', orders.currency) as currency,
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
        ledger.defect_id = 'untidy-currency'
        and ledger.table_name = 'orders'
        and ledger.row_key = orders.order_id;
