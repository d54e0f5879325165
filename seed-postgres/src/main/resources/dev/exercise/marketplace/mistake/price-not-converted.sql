-- id: price-not-converted
-- kind: logic
-- defect: none
-- title: "price_usd is the price in its own currency"
-- ask: "How many US dollars is a price of 10 EUR?"
-- marts: [dim_products]

create view dim_products as
select
    dim_products.product_id,
    dim_products.seller_id,
    dim_products.title,
    dim_products.category_path,
    dim_products.price_amount,
    dim_products.currency,
    dim_products.price_amount as price_usd,
    dim_products.is_deleted
from dim_products;
