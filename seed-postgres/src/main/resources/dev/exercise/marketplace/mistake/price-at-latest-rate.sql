-- id: price-at-latest-rate
-- kind: logic
-- defect: none
-- title: "price_usd is taken at the business date's rate instead of the day before"
-- ask: "Which day is the price converted at, and why not today?"
-- marts: [dim_products]

create view dim_products as
select
    dim_products.product_id,
    dim_products.seller_id,
    dim_products.title,
    dim_products.category_path,
    dim_products.price_amount,
    dim_products.currency,
    round(dim_products.price_amount * latest.usd_rate, 2) as price_usd,
    dim_products.is_deleted
from dim_products
left join (
    select distinct on (currency)
        currency,
        usd_rate
    from exchange_rates
    order by currency asc, rate_date desc
) as latest on latest.currency = dim_products.currency;
