with source as (

    select
        order_item_id,
        order_id,
        product_id,
        seller_id,
        quantity,
        unit_price,
        currency
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
        upper(trim(currency)) as currency,
        quantity * unit_price as line_amount
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
    line_amount
from renamed
