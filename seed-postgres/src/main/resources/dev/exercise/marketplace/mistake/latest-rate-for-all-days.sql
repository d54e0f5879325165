-- id: latest-rate-for-all-days
-- kind: logic
-- defect: none
-- title: "The latest exchange rate was used for all days"
-- ask: "Which day's rate values an order of last July?"
-- marts: [fct_orders, fct_daily_gmv, fct_seller_performance, fct_customer_cohorts]

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

-- The price of a product has a rule of its own, and a mistake of its own.
create view dim_products as
select
    dim_products.product_id,
    dim_products.seller_id,
    dim_products.title,
    dim_products.category_path,
    dim_products.price_amount,
    dim_products.currency,
    round(dim_products.price_amount * day_before.usd_rate, 2) as price_usd,
    dim_products.is_deleted
from dim_products
left join (
    select distinct on (currency)
        currency,
        usd_rate
    from exchange_rates
    where rate_date < business_date()
    order by currency asc, rate_date desc
) as day_before on day_before.currency = dim_products.currency;
