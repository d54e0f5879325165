-- id: orphan-items
-- class: broken references
-- depth: core
-- rate: 0.005
-- groups: [order_items.row]
-- touches: [order_items]
-- recovery: Leave out items whose order does not exist, and let a test say how many there are.
with numbers as (
    select
        missing_id,
        row_number() over (
            order by workshop.draw(${seed}, 'orphan-items order', missing_id::text), missing_id
        ) as position
    from generate_series(
        (select min(order_id) from clean.orders where created_at >= timestamptz '${day-begins}'),
        (select max(order_id) from clean.orders)
    ) as missing_id
    where not exists (select from clean.orders where orders.order_id = missing_id)
),

-- What was bought is taken from real items, so that product, seller, price and currency fit.
patterns as (
    select
        *,
        row_number() over (order by order_item_id) as position
    from dirty.order_items
    where
        workshop.draw(${seed}, 'orphan-items', order_item_id::text) < ${orphan-items}
        and workshop.unclaimed('order_items', order_item_id, 'order_items.row')
),

picked as (
    select
        (select max(order_item_id) from dirty.order_items) + patterns.position as order_item_id,
        numbers.missing_id as order_id,
        patterns.product_id,
        patterns.seller_id,
        patterns.quantity,
        patterns.unit_price,
        patterns.currency,
        least(
            neighbour.created_at
            + date_trunc(
                'milliseconds',
                interval '1 second'
                + interval '20 seconds'
                * workshop.draw(${seed}, 'orphan-items time', numbers.missing_id::text)
            ),
            date_trunc('day', neighbour.created_at, 'UTC') + interval '23:59:59'
        ) as created_at
    from patterns
    join numbers on numbers.position = 1 + (patterns.position - 1) % (select count(*) from numbers)
    -- The time fits the number: it is soon after the nearest order's, and no other order's.
    cross join lateral (
        select order_items.created_at
        from clean.order_items
        where order_items.order_id < numbers.missing_id
        order by order_items.order_id desc
        limit 1
    ) as neighbour
),

added as (
    insert into dirty.order_items (
        order_item_id, order_id, product_id, seller_id, quantity, unit_price, currency,
        created_at, updated_at
    )
    select
        order_item_id, order_id, product_id, seller_id, quantity, unit_price, currency,
        created_at, created_at
    from picked
    returning *
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'orphan-items',
    'order_items',
    order_item_id,
    'order_items.row',
    null,
    to_jsonb(added) - 'order_item_id',
    jsonb_build_object('order_id', order_id)
from added;
