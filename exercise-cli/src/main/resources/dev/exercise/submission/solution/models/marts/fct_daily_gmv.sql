with confirmed_orders as (

    select
        order_id,
        buyer_id,
        order_date,
        gmv_usd
    from {{ ref('fct_orders') }}
    where order_status not in ('pending', 'cancelled')

)

select
    order_date,
    count(order_id) as orders_count,
    count(distinct buyer_id) as buyers_count,
    sum(gmv_usd) as gmv_usd
from confirmed_orders
group by order_date
