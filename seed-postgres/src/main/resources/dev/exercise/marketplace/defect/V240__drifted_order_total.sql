-- id: drifted-order-total
-- class: inconsistent amounts
-- depth: full
-- rate: 0.02
-- groups: [orders.total_amount]
-- touches: [orders]
-- recovery: Take quantity times unit_price of the items as the truth, not total_amount.
with picked as (
    select
        order_id,
        total_amount,
        -- Up to a tenth more or less, and at least a cent.
        total_amount
        + case when workshop.draw(${seed}, 'drifted-order-total sign', order_id::text) < 0.5 then -1 else 1 end
        * greatest(
            0.01,
            round(
                total_amount * 0.1
                * workshop.draw(${seed}, 'drifted-order-total amount', order_id::text)::numeric,
                2
            )
        ) as drifted_amount
    from dirty.orders
    where
        workshop.draw(${seed}, 'drifted-order-total', order_id::text) < ${drifted-order-total}
        and workshop.unclaimed('orders', order_id, 'orders.total_amount')
),

changed as (
    update dirty.orders set total_amount = picked.drifted_amount
    from picked
    where orders.order_id = picked.order_id
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'drifted-order-total',
    'orders',
    order_id,
    'orders.total_amount',
    jsonb_build_object('total_amount', total_amount),
    jsonb_build_object('total_amount', drifted_amount),
    jsonb_build_object('order_id', order_id)
from picked;
