-- name: fct_orders
-- depth: core
-- grain: [order_id]
-- columns:
--   order_id: INT64
--   buyer_id: INT64
--   channel: STRING
--   order_status: STRING
--   currency: STRING
--   ordered_at: TIMESTAMP
--   order_date: DATE
--   item_count: INT64
--   items_amount: NUMERIC
--   gmv_usd: NUMERIC
-- touched: |
--   select distinct (keys ->> 'order_id')::bigint as order_id
--   from ledger
--   where keys ->> 'order_id' is not null
with items as (
    select
        order_id,
        sum(quantity) as item_count,
        sum(quantity * unit_price) as items_amount
    from order_items
    group by order_id
)

select
    orders.order_id,
    orders.buyer_id,
    orders.channel,
    orders.order_status,
    orders.currency,
    orders.ordered_at at time zone 'UTC' as ordered_at,
    orders.ordered_at::date as order_date,
    coalesce(items.item_count, 0) as item_count,
    coalesce(items.items_amount, 0.00) as items_amount,
    case
        when orders.order_status in ('pending', 'cancelled') then 0.00
        else round(coalesce(items.items_amount, 0.00) * daily_rates.usd_rate, 2)
    end as gmv_usd
from orders
left join items on items.order_id = orders.order_id
-- A row a day and currency: the last rate on or before the day, as the contract's general rules say.
left join daily_rates
    on daily_rates.currency = orders.currency and daily_rates.rate_date = orders.ordered_at::date
where orders.deleted_at is null
