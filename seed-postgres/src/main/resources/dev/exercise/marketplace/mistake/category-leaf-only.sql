-- id: category-leaf-only
-- kind: logic
-- defect: none
-- title: "category_path holds the last level only"
-- ask: "What is the path of a category on the third level?"
-- marts: [dim_products]

create view dim_products as
select
    dim_products.product_id,
    dim_products.seller_id,
    dim_products.title,
    coalesce(regexp_replace(dim_products.category_path, '^.* > ', ''), 'uncategorised') as category_path,
    dim_products.price_amount,
    dim_products.currency,
    dim_products.price_usd,
    dim_products.is_deleted
from dim_products;
