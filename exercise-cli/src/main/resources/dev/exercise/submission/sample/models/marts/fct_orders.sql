with orders as (

    select
        order_id,
        buyer_id,
        channel,
        order_status,
        currency,
        ordered_at,
        order_date
    from {{ ref('stg_orders') }}

),

totals as (

    select
        order_id,
        item_count,
        items_amount
    from {{ ref('int_order_totals') }}

),

rates as (

    select
        order_id,
        usd_rate
    from {{ ref('int_rates_by_order') }}

)

select
    orders.order_id,
    orders.buyer_id,
    orders.channel,
    orders.order_status,
    orders.currency,
    orders.ordered_at,
    orders.order_date,
    coalesce(totals.item_count, 0) as item_count,
    coalesce(totals.items_amount, 0) as items_amount,
    case
        when orders.order_status in ('pending', 'cancelled') then 0
        else round(totals.items_amount * rates.usd_rate, 2)
    end as gmv_usd
from orders
left join totals on orders.order_id = totals.order_id
left join rates on orders.order_id = rates.order_id
