-- id: untidy-status
-- class: inconsistent coding
-- depth: core
-- rate: 0.05
-- groups: [orders.order_status]
-- touches: [orders]
-- recovery: Trim order_status and write it in lower case.
with picked as (
    select
        order_id,
        order_status,
        case
            when workshop.draw(${seed}, 'untidy-status form', order_id::text) < 0.5
                then ' ' || initcap(order_status)
            else upper(order_status)
        end as untidy_status
    from dirty.orders
    where
        workshop.draw(${seed}, 'untidy-status', order_id::text) < ${untidy-status}
        and workshop.unclaimed('orders', order_id, 'orders.order_status')
),

changed as (
    update dirty.orders set order_status = picked.untidy_status
    from picked
    where orders.order_id = picked.order_id
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'untidy-status',
    'orders',
    order_id,
    'orders.order_status',
    jsonb_build_object('order_status', order_status),
    jsonb_build_object('order_status', untidy_status),
    jsonb_build_object('order_id', order_id)
from picked;
