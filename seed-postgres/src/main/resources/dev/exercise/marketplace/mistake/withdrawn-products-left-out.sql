-- id: withdrawn-products-left-out
-- kind: logic
-- defect: none
-- title: "Withdrawn products were left out"
-- ask: "Orders hold products that are no longer sold. What do they join to?"
-- marts: [dim_products]

create view dim_products as
select
    dim_products.product_id,
    dim_products.seller_id,
    dim_products.title,
    dim_products.category_path,
    dim_products.price_amount,
    dim_products.currency,
    dim_products.price_usd,
    dim_products.is_deleted
from dim_products
where not dim_products.is_deleted;
