-- id: category-path-reversed
-- kind: logic
-- defect: none
-- title: "category_path begins with the leaf"
-- ask: "Which end of the path does the brief put first?"
-- marts: [dim_products]

create view dim_products as
select
    dim_products.product_id,
    dim_products.seller_id,
    dim_products.title,
    reversed.category_path,
    dim_products.price_amount,
    dim_products.currency,
    dim_products.price_usd,
    dim_products.is_deleted
from dim_products
cross join lateral (
    select string_agg(level.name, ' > ' order by level.position desc) as category_path
    from unnest(string_to_array(dim_products.category_path, ' > ')) with ordinality as level (name, position)
) as reversed;
