-- id: latest-rate-for-all-days
-- kind: logic
-- defect: none
-- title: "The latest exchange rate was used for all days"
-- ask: "Which day's rate values an order of last July?"
-- marts: [fct_orders, fct_daily_gmv]

create view exchange_rates as
select
    rate_date,
    currency,
    first_value(usd_rate) over (partition by currency order by rate_date desc) as usd_rate
from exchange_rates;
