-- id: orphan-items-counted-as-zero
-- kind: left-in
-- defect: orphan-items
-- title: "Items whose order does not exist make rows of their own, with a GMV of 0"
-- ask: "Does every item belong to an order? Which of your tests would say that it does not?"
-- marts: [fct_orders]

create view fct_orders as
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
from fct_orders
union all
select
    (after ->> 'order_id')::bigint as order_id,
    null as buyer_id,
    null as channel,
    null as order_status,
    null as currency,
    null as ordered_at,
    null as order_date,
    sum((after ->> 'quantity')::integer) as item_count,
    sum((after ->> 'quantity')::integer * (after ->> 'unit_price')::numeric) as items_amount,
    0.00 as gmv_usd
from ledger
where defect_id = 'orphan-items'
group by 1;
