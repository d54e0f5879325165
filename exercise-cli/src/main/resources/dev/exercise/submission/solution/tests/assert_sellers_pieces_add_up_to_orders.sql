-- Every piece of a confirmed order is one seller's. Pieces, not dollars: lines are rounded one by one.
with orders as (

    select coalesce(sum(item_count), 0) as pieces
    from {{ ref('fct_orders') }}
    where order_status not in ('pending', 'cancelled')

),

sellers as (

    select coalesce(sum(items_sold), 0) as pieces
    from {{ ref('fct_seller_performance') }}

)

select
    orders.pieces as orders_pieces,
    sellers.pieces as sellers_pieces
from orders
cross join sellers
where orders.pieces != sellers.pieces
