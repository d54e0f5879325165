{{
    config(
        materialized='incremental',
        incremental_strategy='merge',
        unique_key='order_id',
        on_schema_change='append_new_columns',
    )
}}

-- Orders with the sums of their items. Erased orders stay, marked: a merge cannot take a row away, so the
-- marts leave them out. Exchange rates are joined later, in the marts, so that a corrected rate needs no
-- full refresh here.
with orders as (

    select
        order_id,
        buyer_id,
        channel,
        order_status,
        currency,
        shipping_amount,
        discount_amount,
        ordered_at,
        is_erased,
        updated_at
    from {{ ref('stg_orders') }}

),

order_items as (

    select
        order_id,
        quantity,
        unit_price,
        currency,
        updated_at
    from {{ ref('stg_order_items') }}

),

changed_orders as (

    select order_id
    from orders
    {% if is_incremental() %}
        where updated_at >= {{ changed_since('changed_at') }}

        union distinct

        select order_id
        from order_items
        where updated_at >= {{ changed_since('changed_at') }}
    {% endif %}

),

item_sums as (

    select
        order_items.order_id,
        sum(order_items.quantity) as item_count,
        sum(order_items.quantity * order_items.unit_price) as items_amount,
        max(order_items.currency) as items_currency,
        max(order_items.updated_at) as items_updated_at
    from order_items
    inner join changed_orders on order_items.order_id = changed_orders.order_id
    group by order_items.order_id

),

enriched as (

    select
        orders.order_id,
        orders.buyer_id,
        orders.channel,
        orders.order_status,
        -- An order and its items share one currency, so the items know it where the order does not.
        coalesce(orders.currency, item_sums.items_currency) as currency,
        orders.ordered_at,
        date(orders.ordered_at) as order_date,
        orders.is_erased,
        orders.order_status not in ('pending', 'cancelled') as is_confirmed,
        coalesce(item_sums.item_count, 0) as item_count,
        coalesce(item_sums.items_amount, 0) as items_amount,
        orders.shipping_amount,
        orders.discount_amount,
        greatest(orders.updated_at, coalesce(item_sums.items_updated_at, orders.updated_at)) as changed_at
    from orders
    inner join changed_orders on orders.order_id = changed_orders.order_id
    left join item_sums on orders.order_id = item_sums.order_id

)

select
    order_id,
    buyer_id,
    channel,
    order_status,
    currency,
    ordered_at,
    order_date,
    is_erased,
    is_confirmed,
    item_count,
    items_amount,
    shipping_amount,
    discount_amount,
    changed_at
from enriched
