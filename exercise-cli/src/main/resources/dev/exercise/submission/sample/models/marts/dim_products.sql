with categories as (

    select
        category_id,
        parent_category_id,
        category_name
    from {{ source('marketplace', 'categories') }}

),

-- three levels at most
paths as (

    select
        categories.category_id,
        concat(
            coalesce(concat(grandparents.category_name, ' > '), ''),
            coalesce(concat(parents.category_name, ' > '), ''),
            categories.category_name
        ) as category_path
    from categories
    left join categories as parents on categories.parent_category_id = parents.category_id
    left join categories as grandparents on parents.parent_category_id = grandparents.category_id

),

rates as (

    select
        currency,
        usd_rate
    from {{ ref('exchange_rates') }}
    where rate_date < date('{{ var("business_date") }}')
    qualify row_number() over (partition by currency order by rate_date desc) = 1

)

select
    products.product_id,
    products.seller_id,
    products.title,
    coalesce(paths.category_path, 'uncategorised') as category_path,
    products.price_amount,
    products.currency,
    round(products.price_amount * rates.usd_rate, 2) as price_usd,
    products.is_deleted
from {{ ref('stg_products') }} as products
left join paths on products.category_id = paths.category_id
left join rates on products.currency = rates.currency
