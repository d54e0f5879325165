with source as (

    select
        product_id,
        seller_id,
        category_id,
        title,
        price_amount,
        currency,
        product_status,
        deleted_at
    from {{ source('marketplace', 'products') }}

),

renamed as (

    select
        product_id,
        seller_id,
        category_id,
        title,
        price_amount,
        upper(trim(currency)) as currency,
        product_status,
        deleted_at is not null as is_deleted
    from source

)

select
    product_id,
    seller_id,
    category_id,
    title,
    price_amount,
    currency,
    product_status,
    is_deleted
from renamed
