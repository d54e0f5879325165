-- Orders in which nothing is out of the ordinary, one a day, so that what is planted in one shows in rows of its own.
-- Tables that are appended to hold versions of a row: only orders of one version are ordinary.
with lines as (

    select
        order_id,
        max(order_item_id) as order_item_id
    from raw.order_items
    group by order_id
    having count(*) = 1 and max(quantity) = 1 and max(currency) = 'USD'

),

orders as (

    select
        orders.order_id,
        orders.buyer_id,
        lines.order_item_id,
        date(orders.ordered_at) as order_date
    from raw.orders as orders
    inner join lines on orders.order_id = lines.order_id
    where
        orders.order_status in ('paid', 'shipped', 'delivered')
        and orders.channel = 'web'
        and orders.currency = 'USD'
        and orders.deleted_at is null
        and orders.order_id not in (select order_id from raw.orders group by order_id having count(*) > 1)

),

days as (

    select
        order_date,
        min(order_id) as order_id
    from orders
    group by order_date

)

select
    orders.order_id,
    orders.buyer_id,
    orders.order_item_id,
    orders.order_date
from orders
inner join days on orders.order_id = days.order_id
order by orders.order_date
limit 7
