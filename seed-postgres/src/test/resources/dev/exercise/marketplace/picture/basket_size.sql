-- Pieces in an order, 12 for 12 and more, and the per cent of orders that have so many.
with baskets as (
    select
        order_id,
        least(sum(quantity), 12) as pieces
    from order_items
    group by order_id
)

select
    pieces,
    100.0 * count(*) / sum(count(*)) over () as share
from baskets
group by pieces
order by pieces
