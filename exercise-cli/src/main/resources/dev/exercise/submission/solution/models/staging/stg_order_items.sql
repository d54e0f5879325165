-- Lines without an order stay here, where the relationships test counts them; int_orders_enriched leaves
-- them out.
with source as (

    select
        order_item_id,
        order_id,
        product_id,
        seller_id,
        quantity,
        unit_price,
        currency,
        created_at,
        updated_at,
        _airbyte_extracted_at
    from {{ source('marketplace', 'order_items') }}

),

renamed as (

    select
        order_item_id,
        order_id,
        product_id,
        seller_id,
        quantity,
        unit_price,
        {{ upper_code('currency') }} as currency,
        created_at,
        updated_at,
        _airbyte_extracted_at as extracted_at
    from source

)

select
    order_item_id,
    order_id,
    product_id,
    seller_id,
    quantity,
    unit_price,
    currency,
    created_at,
    updated_at,
    extracted_at
from renamed
