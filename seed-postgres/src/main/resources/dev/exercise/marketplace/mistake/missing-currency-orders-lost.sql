-- id: missing-currency-orders-lost
-- kind: left-in
-- defect: missing-order-currency
-- title: "Orders without a currency were lost in a join"
-- ask: "How many orders does your mart have, and how many has the source? Which are missing?"
-- marts: [fct_orders, fct_daily_gmv, fct_payment_reconciliation, fct_seller_performance, fct_customer_cohorts]

create view orders as
select orders.*
from orders
where not exists (
    select
    from ledger
    where ledger.defect_id = 'missing-order-currency' and ledger.row_key = orders.order_id
);
