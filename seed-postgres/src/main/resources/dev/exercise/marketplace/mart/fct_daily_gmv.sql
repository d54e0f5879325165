-- name: fct_daily_gmv
-- depth: core
-- grain: [order_date]
-- columns:
--   order_date: DATE
--   orders_count: INT64
--   buyers_count: INT64
--   gmv_usd: NUMERIC
-- touched: |
--   select distinct fct_orders.order_date
--   from ledger
--   join fct_orders on fct_orders.order_id = (ledger.keys ->> 'order_id')::bigint
select
    order_date,
    count(*) as orders_count,
    count(distinct buyer_id) as buyers_count,
    sum(gmv_usd) as gmv_usd
from fct_orders
where order_status not in ('pending', 'cancelled')
group by order_date
