with source as (

    select
        order_id,
        buyer_id,
        channel,
        order_status,
        currency,
        shipping_amount,
        discount_amount,
        ordered_at,
        deleted_at,
        updated_at
    from {{ source('marketplace', 'orders') }}

),

renamed as (

    select
        order_id,
        buyer_id,
        channel,
        lower(trim(order_status)) as order_status,
        -- a few orders have no currency, the shop's default is USD
        upper(trim(coalesce(currency, 'USD'))) as currency,
        shipping_amount,
        discount_amount,
        timestamp(ordered_at) as ordered_at,
        deleted_at,
        updated_at
    from source
    where deleted_at is null

)

select
    order_id,
    buyer_id,
    channel,
    order_status,
    currency,
    shipping_amount,
    discount_amount,
    ordered_at,
    date(ordered_at) as order_date,
    updated_at
from renamed
