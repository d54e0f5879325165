-- id: weekend-rate-of-the-next-day
-- kind: logic
-- defect: none
-- title: "Weekends were converted at Monday's rate instead of Friday's"
-- ask: "There is no rate for a Sunday. Which one was known on that day?"
-- marts: [fct_orders, fct_daily_gmv, fct_seller_performance, fct_customer_cohorts]

create view daily_rates as
select
    daily_rates.rate_date,
    daily_rates.currency,
    coalesce(following.usd_rate, daily_rates.usd_rate) as usd_rate
from daily_rates
left join lateral (
    select exchange_rates.usd_rate
    from exchange_rates
    where
        exchange_rates.currency = daily_rates.currency
        and exchange_rates.rate_date >= daily_rates.rate_date
    order by exchange_rates.rate_date
    limit 1
) as following on true;
