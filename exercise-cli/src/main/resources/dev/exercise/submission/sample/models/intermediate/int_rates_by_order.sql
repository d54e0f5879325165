-- the last known rate on or before the day of the order
with orders as (

    select
        order_id,
        currency,
        order_date
    from {{ ref('stg_orders') }}

),

rates as (

    select
        rate_date,
        currency,
        usd_rate
    from {{ ref('exchange_rates') }}

)

select
    orders.order_id,
    rates.usd_rate
from orders
inner join rates
    on
        orders.currency = rates.currency
        and orders.order_date >= rates.rate_date
qualify row_number() over (partition by orders.order_id order by rates.rate_date desc) = 1
