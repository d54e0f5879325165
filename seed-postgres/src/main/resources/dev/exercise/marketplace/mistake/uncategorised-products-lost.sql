-- id: uncategorised-products-lost
-- kind: logic
-- defect: none
-- title: "Products without a category were lost in a join"
-- ask: "A seller may list without a category. How many of your products have none?"
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
where dim_products.category_path <> 'uncategorised';
