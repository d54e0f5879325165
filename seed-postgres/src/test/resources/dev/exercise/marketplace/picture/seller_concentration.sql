-- Per cent of sellers, the largest first, and the per cent of all sales that they make.
with rates (currency, usd_rate) as (
    values ('USD', 1.0), ('EUR', 1.15), ('GBP', 1.33), ('CAD', 0.73)
),

sellers as (
    select
        users.user_id,
        coalesce(
            sum(order_items.quantity * order_items.unit_price * rates.usd_rate)
                filter (where orders.order_status not in ('pending', 'cancelled')),
            0
        ) as sales
    from users
    left join order_items on order_items.seller_id = users.user_id
    left join orders on orders.order_id = order_items.order_id
    left join rates on rates.currency = order_items.currency
    where users.user_type in ('seller', 'both')
    group by users.user_id
)

select
    0.0 as sellers,
    0.0 as sales
union all
select
    100.0 * row_number() over largest / count(*) over () as sellers,
    100.0 * sum(sales) over largest / sum(sales) over () as sales
from sellers
window largest as (order by sales desc, user_id)
order by 1
