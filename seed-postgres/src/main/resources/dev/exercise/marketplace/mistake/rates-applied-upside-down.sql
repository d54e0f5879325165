-- id: rates-applied-upside-down
-- kind: logic
-- defect: none
-- title: "Amounts were divided by the exchange rate instead of multiplied with it"
-- ask: "usd_rate of GBP is about 1.3. What are 100 pounds in dollars?"
-- marts: [dim_products, fct_orders, fct_daily_gmv, fct_seller_performance, fct_customer_cohorts]

create view daily_rates as
select
    daily_rates.rate_date,
    daily_rates.currency,
    1 / daily_rates.usd_rate as usd_rate
from daily_rates;
