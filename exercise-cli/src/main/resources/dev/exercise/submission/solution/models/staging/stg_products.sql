with source as (

    select
        product_id,
        seller_id,
        category_id,
        title,
        price_amount,
        currency,
        product_status,
        deleted_at,
        created_at,
        updated_at,
        _airbyte_extracted_at
    from {{ source('marketplace', 'products') }}

),

renamed as (

    select
        product_id,
        seller_id,
        category_id,
        trim(title) as title,
        price_amount,
        {{ upper_code('currency') }} as currency,
        {{ lower_code('product_status') }} as product_status,
        deleted_at is not null as is_deleted,
        deleted_at,
        created_at,
        updated_at,
        _airbyte_extracted_at as extracted_at
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
    is_deleted,
    deleted_at,
    created_at,
    updated_at,
    extracted_at
from renamed
