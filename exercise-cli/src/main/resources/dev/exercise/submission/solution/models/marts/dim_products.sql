with products as (

    select
        product_id,
        seller_id,
        title,
        category_id,
        price_amount,
        currency,
        is_deleted
    from {{ ref('stg_products') }}

),

category_paths as (

    select
        category_id,
        category_path
    from {{ ref('int_category_paths') }}

),

-- The day before the business date is over: its rate does not change any more.
rates as (

    select
        currency,
        usd_rate
    from {{ ref('int_exchange_rates_daily') }}
    where rate_date = date_sub(date('{{ var("business_date") }}'), interval 1 day)

),

final as (

    select
        products.product_id,
        products.seller_id,
        products.title,
        coalesce(category_paths.category_path, 'uncategorised') as category_path,
        products.price_amount,
        products.currency,
        round(products.price_amount * rates.usd_rate, 2) as price_usd,
        products.is_deleted
    from products
    left join category_paths on products.category_id = category_paths.category_id
    left join rates on products.currency = rates.currency

)

select
    product_id,
    seller_id,
    title,
    category_path,
    price_amount,
    currency,
    price_usd,
    is_deleted
from final
