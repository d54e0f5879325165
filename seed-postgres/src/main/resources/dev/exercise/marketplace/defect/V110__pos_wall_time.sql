-- id: pos-wall-time
-- class: time zones
-- depth: core
-- rate: 1
-- groups: [orders.ordered_at]
-- touches: [orders]
-- recovery: Read ordered_at of channel pos as New York wall time, daylight saving included.
with picked as (
    select
        order_id,
        ordered_at,
        ordered_at at time zone 'UTC' at time zone 'America/New_York' as wall_time
    from dirty.orders
    where
        channel = 'pos'
        and workshop.draw(${seed}, 'pos-wall-time', order_id::text) < ${pos-wall-time}
        and workshop.unclaimed('orders', order_id, 'orders.ordered_at')
),

changed as (
    update dirty.orders set ordered_at = picked.wall_time
    from picked
    where orders.order_id = picked.order_id
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'pos-wall-time',
    'orders',
    order_id,
    'orders.ordered_at',
    jsonb_build_object('ordered_at', ordered_at),
    jsonb_build_object('ordered_at', wall_time),
    jsonb_build_object('order_id', order_id)
from picked;
