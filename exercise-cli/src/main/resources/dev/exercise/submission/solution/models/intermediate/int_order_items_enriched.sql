-- Lines with what their order says about them. Lines without an order, and those of erased orders, are left
-- out: no mart counts them.
with order_items as (

    select
        order_item_id,
        order_id,
        product_id,
        seller_id,
        quantity,
        unit_price
    from {{ ref('stg_order_items') }}

),

orders as (

    select
        order_id,
        buyer_id,
        order_status,
        currency,
        order_date,
        is_confirmed
    from {{ ref('int_orders_enriched') }}
    where not is_erased

)

select
    order_items.order_item_id,
    order_items.order_id,
    order_items.product_id,
    order_items.seller_id,
    order_items.quantity,
    order_items.unit_price,
    orders.currency,
    orders.buyer_id,
    orders.order_status,
    orders.order_date,
    orders.is_confirmed
from order_items
inner join orders on order_items.order_id = orders.order_id
