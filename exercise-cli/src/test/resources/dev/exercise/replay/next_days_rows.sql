-- What a day brings: status changes, an erasure, a changed line, late orders and payments, redeliveries, an edited
-- review, a new tier, a moved account, a new price.
update orders
set order_status = 'cancelled', updated_at = '2026-07-01 09:00+00'
where order_id in (
    select order_id from orders where order_status = 'delivered' and deleted_at is null order by 1 limit 7
);

insert into event_log
select
    2000000 + row_number() over (order by order_id),
    'cancelled-' || order_id,
    'order',
    order_id,
    'u',
    2000000000 + order_id,
    jsonb_build_object(
        'before', jsonb_build_object('order_status', 'delivered', 'deleted_at', null),
        'after', jsonb_build_object('order_status', 'cancelled', 'deleted_at', null)
    ),
    '2026-07-01T11:00:00+02:00',
    '2026-07-01 09:01+00',
    '2026-07-01 09:01+00'
from orders
where updated_at = '2026-07-01 09:00+00';

with erased as (
    update orders
    set deleted_at = '2026-07-01 09:30+00', updated_at = '2026-07-01 09:30+00'
    where order_id in (
        select order_id from orders where order_status = 'shipped' and deleted_at is null order by 1 limit 3
    )
    returning order_id
)

insert into event_log
select
    3000000 + row_number() over (order by order_id),
    'erased-' || order_id,
    'order',
    order_id,
    'u',
    2000000000 + order_id,
    jsonb_build_object(
        'before', jsonb_build_object('order_status', 'shipped', 'deleted_at', null),
        'after', jsonb_build_object('order_status', 'shipped', 'deleted_at', '2026-07-01T09:30:00Z')
    ),
    '2026-07-01T09:30:00',
    '2026-07-01 09:31+00',
    '2026-07-01 09:31+00'
from erased;

-- Logged again, months later.
insert into event_log
select
    log_id + 4000000, event_uuid, entity_type, entity_id, operation, lsn, payload, occurred_at,
    '2026-07-01 10:00+00', '2026-07-01 10:00+00'
from event_log
where entity_type = 'order' and log_id < 2000000
order by log_id
limit 9;

with changed as (
    update order_items
    set quantity = quantity + 2, updated_at = '2026-07-01 08:00+00'
    where order_item_id in (
        select order_items.order_item_id
        from order_items
        join orders on orders.order_id = order_items.order_id
        where orders.order_status = 'paid' and orders.deleted_at is null
        order by 1
        limit 5
    )
    returning order_id
)

update orders set updated_at = '2026-07-01 08:00+00'
where order_id in (select order_id from changed);

-- Two weeks late.
with late as (
    insert into orders
    select
        order_id + 1000000, buyer_id, 'web', 'delivered', currency, shipping_amount, discount_amount, total_amount,
        '2026-06-14 12:00', '2026-07-01 07:00+00', '2026-07-01 07:00+00', null
    from orders
    where currency is not null
    order by order_id
    limit 6
    returning order_id
)

insert into order_items
select
    order_items.order_item_id + 1000000, order_items.order_id + 1000000, product_id, seller_id, quantity, unit_price,
    currency, '2026-07-01 07:00+00', '2026-07-01 07:00+00'
from order_items
join late on late.order_id = order_items.order_id + 1000000;

insert into payments
select
    payment_event_id + 1000000, provider, provider_event_id, order_id, event_type,
    amount, currency, event_at, '2026-07-01 10:00+00', '2026-07-01 10:00+00'
from payments
where event_type = 'captured'
order by payment_event_id
limit 9;

insert into payments
select
    payment_event_id + 2000000, provider, provider_event_id || '999', order_id,
    'refunded', amount, currency, '2026-06-15 12:00', '2026-07-01 11:00+00',
    '2026-07-01 11:00+00'
from payments
where event_type = 'captured' and amount is not null
order by payment_event_id desc
limit 5;

update reviews
set rating = 1 + rating % 5, updated_at = '2026-07-01 12:00+00'
where review_id in (select review_id from reviews where rating between 1 and 5 order by 1 limit 40);

with closed as (
    update seller_tier_history
    set valid_to = '2026-07-01 00:00+00', updated_at = '2026-07-01 06:00+00'
    where tier_history_id in (
        select max(tier_history_id)
        from seller_tier_history
        where (seller_id, valid_from) in (select seller_id, max(valid_from) from seller_tier_history group by 1)
        group by seller_id
        order by 1
        limit 3
    )
    returning seller_id, tier
)

insert into seller_tier_history
select
    1000000 + seller_id, seller_id, case tier when 'gold' then 'silver' else 'gold' end,
    '2026-07-01 00:00+00', null, '2026-07-01 06:00+00', '2026-07-01 06:00+00'
from closed;

update users
set country_code = 'NZ', updated_at = '2026-07-01 13:00+00'
where user_id in (select user_id from users order by 1 limit 2);

update products
set price_amount = price_amount + 1, updated_at = '2026-07-01 14:00+00'
where product_id in (select product_id from products order by 1 limit 2)
