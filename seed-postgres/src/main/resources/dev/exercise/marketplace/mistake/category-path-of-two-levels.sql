-- id: category-path-of-two-levels
-- kind: logic
-- defect: none
-- title: "category_path holds a category and its parent, but no more of the levels above"
-- ask: "How many levels does the category tree have, and how many does your join climb?"
-- marts: [dim_products]

create view dim_products as
select
    dim_products.product_id,
    dim_products.seller_id,
    dim_products.title,
    regexp_replace(dim_products.category_path, '^.* > (.* > .*)$', '\1') as category_path,
    dim_products.price_amount,
    dim_products.currency,
    dim_products.price_usd,
    dim_products.is_deleted
from dim_products;
