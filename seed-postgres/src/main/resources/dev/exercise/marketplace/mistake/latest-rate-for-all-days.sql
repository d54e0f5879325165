-- id: latest-rate-for-all-days
-- kind: logic
-- defect: none
-- title: "The latest exchange rate was used for all days"
-- ask: "Which day's rate values an order of last July?"
-- marts: [fct_orders, fct_daily_gmv]

create view exchange_rates as
select
    rates.rate_date,
    rates.currency,
    (
        select latest.usd_rate
        from exchange_rates as latest
        where latest.currency = rates.currency
        order by latest.rate_date desc
        limit 1
    ) as usd_rate
from exchange_rates as rates;
