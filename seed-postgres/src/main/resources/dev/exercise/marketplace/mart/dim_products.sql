-- name: dim_products
-- depth: core
-- grain: [product_id]
-- columns:
--   product_id: INT64
--   seller_id: INT64
--   title: STRING
--   category_path: STRING
--   price_amount: NUMERIC
--   currency: STRING
--   price_usd: NUMERIC
--   is_deleted: BOOL
-- touched: |
--   with recursive below as (
--     select (keys ->> 'category_id')::integer as category_id from ledger where table_name = 'categories'
--     union
--     select categories.category_id
--     from categories
--     join below on below.category_id = categories.parent_category_id
--   )
--   select product_id from products where category_id in (select category_id from below)
--   union
--   select (keys ->> 'product_id')::bigint from ledger where table_name = 'products'
with recursive paths as (
    select
        category_id,
        category_name as category_path
    from categories
    where parent_category_id is null
    union all
    select
        categories.category_id,
        paths.category_path || ' > ' || categories.category_name as category_path
    from categories
    join paths on paths.category_id = categories.parent_category_id
)

select
    products.product_id,
    products.seller_id,
    products.title,
    coalesce(paths.category_path, 'uncategorised') as category_path,
    products.price_amount,
    products.currency,
    round(products.price_amount * daily_rates.usd_rate, 2) as price_usd,
    products.deleted_at is not null as is_deleted
from products
left join paths on paths.category_id = products.category_id
left join daily_rates
    on daily_rates.currency = products.currency and daily_rates.rate_date = business_date() - 1
