with orders as (

    select
        order_id,
        buyer_id,
        channel,
        order_status,
        currency,
        ordered_at,
        order_date,
        is_confirmed,
        item_count,
        items_amount
    from {{ ref('int_orders_enriched') }}
    where not is_erased

),

rates as (

    select
        rate_date,
        currency,
        usd_rate
    from {{ ref('int_exchange_rates_daily') }}

),

-- An order without a rate comes out without gmv_usd and is caught by its not_null test: a 0 would hide it.
final as (

    select
        orders.order_id,
        orders.buyer_id,
        orders.channel,
        orders.order_status,
        orders.currency,
        orders.ordered_at,
        orders.order_date,
        orders.item_count,
        orders.items_amount,
        if(orders.is_confirmed, round(orders.items_amount * rates.usd_rate, 2), 0) as gmv_usd
    from orders
    left join rates
        on
            orders.order_date = rates.rate_date
            and orders.currency = rates.currency

)

select
    order_id,
    buyer_id,
    channel,
    order_status,
    currency,
    ordered_at,
    order_date,
    item_count,
    items_amount,
    gmv_usd
from final
