-- id: latest-rate-for-all-days
-- kind: logic
-- defect: none
-- title: "The latest exchange rate was used for all days"
-- ask: "Which day's rate values an order of last July?"
-- marts: [fct_orders, fct_daily_gmv]

create view daily_rates as
select
    daily_rates.rate_date,
    daily_rates.currency,
    latest.usd_rate
from daily_rates
join (
    select distinct on (currency)
        currency,
        usd_rate
    from exchange_rates
    order by currency asc, rate_date desc
) as latest on latest.currency = daily_rates.currency;
