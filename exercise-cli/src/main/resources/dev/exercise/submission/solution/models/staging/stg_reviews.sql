with source as (

    select
        review_id,
        product_id,
        user_id,
        order_id,
        rating,
        title,
        body,
        is_verified_purchase,
        created_at,
        updated_at,
        _airbyte_extracted_at
    from {{ source('marketplace', 'reviews') }}

),

renamed as (

    select
        review_id,
        product_id,
        user_id,
        order_id,
        rating,
        trim(title) as title,
        nullif(trim(body), '') as body,
        is_verified_purchase,
        created_at,
        updated_at,
        _airbyte_extracted_at as extracted_at
    from source

)

select
    review_id,
    product_id,
    user_id,
    order_id,
    rating,
    title,
    body,
    is_verified_purchase,
    created_at,
    updated_at,
    extracted_at
from renamed
