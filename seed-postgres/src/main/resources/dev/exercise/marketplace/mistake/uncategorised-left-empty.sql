-- id: uncategorised-left-empty
-- kind: logic
-- defect: none
-- title: "Products without a category have an empty path instead of 'uncategorised'"
-- ask: "What does your category_path say where there is no category?"
-- marts: [dim_products]

create view dim_products as
select
    dim_products.product_id,
    dim_products.seller_id,
    dim_products.title,
    nullif(dim_products.category_path, 'uncategorised') as category_path,
    dim_products.price_amount,
    dim_products.currency,
    dim_products.price_usd,
    dim_products.is_deleted
from dim_products;
