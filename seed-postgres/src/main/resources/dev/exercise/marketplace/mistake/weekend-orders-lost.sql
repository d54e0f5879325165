-- id: weekend-orders-lost
-- kind: logic
-- defect: none
-- title: "No exchange rate was found for weekends, and the orders were lost in the join"
-- ask: "There are no rates for weekends. What does your join find for a Sunday?"
-- marts: [fct_orders, fct_daily_gmv, fct_payment_reconciliation, fct_seller_performance, fct_customer_cohorts]

create view fct_orders as
select fct_orders.*
from fct_orders
where exists (select from exchange_rates where exchange_rates.rate_date = fct_orders.order_date);
