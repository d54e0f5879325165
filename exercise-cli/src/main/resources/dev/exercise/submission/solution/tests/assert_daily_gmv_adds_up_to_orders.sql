-- Nothing is lost or doubled on the way from orders to days.
with orders as (

    select coalesce(sum(gmv_usd), 0) as gmv_usd
    from {{ ref('fct_orders') }}

),

days as (

    select coalesce(sum(gmv_usd), 0) as gmv_usd
    from {{ ref('fct_daily_gmv') }}

)

select
    orders.gmv_usd as orders_gmv_usd,
    days.gmv_usd as days_gmv_usd
from orders
cross join days
where orders.gmv_usd != days.gmv_usd
