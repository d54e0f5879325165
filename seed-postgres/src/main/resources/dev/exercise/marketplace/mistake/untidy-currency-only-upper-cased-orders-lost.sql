-- id: untidy-currency-only-upper-cased-orders-lost
-- kind: left-in
-- defect: untidy-currency
-- title: "Untidy currency was upper-cased but its blanks left: no rate was found, and the orders were lost in the join"
-- ask: "Which values does orders.currency have, and which of them find an exchange rate?"
-- marts: [fct_orders, fct_daily_gmv, fct_payment_reconciliation, fct_seller_performance, fct_customer_cohorts]

create view orders as
select
    orders.order_id,
    orders.buyer_id,
    orders.channel,
    orders.order_status,
    coalesce(upper(ledger.after ->> 'currency'), orders.currency) as currency,
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

create view fct_orders as
select fct_orders.*
from fct_orders
where
    fct_orders.currency is null
    or fct_orders.currency in (select exchange_rates.currency from exchange_rates);
