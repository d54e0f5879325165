-- id: missing-order-currency
-- class: missing values
-- depth: core
-- rate: 0.03
-- groups: [orders.currency]
-- touches: [orders]
-- recovery: Take the currency of the order's items.
with picked as (
    select order_id, currency
    from dirty.orders
    where
        workshop.draw(${seed}, 'missing-order-currency', order_id::text) < ${missing-order-currency}
        and workshop.unclaimed('orders', order_id, 'orders.currency')
),

changed as (
    update dirty.orders set currency = null
    from picked
    where orders.order_id = picked.order_id
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'missing-order-currency',
    'orders',
    order_id,
    'orders.currency',
    jsonb_build_object('currency', currency),
    jsonb_build_object('currency', null::text),
    jsonb_build_object('order_id', order_id)
from picked;
