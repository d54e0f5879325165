-- A marketplace without defects of 1,000 orders, made by plain SQL: tests of the workshop do not
-- depend on the generators. Runs in an empty schema that is first in the search path.
create function pg_temp.chance(purpose text, key bigint) returns double precision
language sql immutable
return ('x' || substr(md5(purpose || key), 1, 8))::bit(32)::bigint / 4294967296.0::double precision;

insert into users
select
    -- Ten of the fifty buyers are second accounts.
    id, 'user' || case when id > 50 and id <= 60 then id - 40 else id end || '@example.com', 'User ' || id, null,
    case when id % 3 = 0 then null else 'DE' end,
    case when id <= 10 then 'seller' else 'buyer' end, id % 20 = 0,
    case when id % 20 = 0 then timestamptz '2026-05-01 08:00:00+00' end,
    timestamptz '2025-06-01 00:00:00+00' + id * interval '1 hour',
    timestamptz '2025-06-01 00:00:00+00' + id * interval '1 hour'
from generate_series(1, 200) as id;

insert into categories
select id, case when id > 3 then id - 3 end, 'Category ' || id, timestamptz '2025-06-01 00:00:00+00', timestamptz '2025-06-01 00:00:00+00'
from generate_series(1, 9) as id;

insert into products
select
    id, 1 + id % 10, case when id % 8 > 0 then 1 + id % 9 end, 'Product ' || id, (5 + id * 1.37)::numeric(12, 2),
    (array['USD', 'EUR', 'GBP', 'CAD'])[1 + id % 4],
    case when id % 9 = 0 then 'withdrawn' else 'active' end,
    case when id % 9 = 0 then timestamptz '2026-03-01 09:30:00+00' end,
    timestamptz '2025-06-02 00:00:00+00', timestamptz '2025-06-02 00:00:00+00'
from generate_series(1, 200) as id;

create temp table drawn as
select
    id,
    pg_temp.chance('status', id) as status,
    pg_temp.chance('currency', id) as currency,
    pg_temp.chance('channel', id) as channel,
    timestamp '2025-07-01' + interval '1 day' * (id * 364 / 1000) + date_trunc('second', interval '24 hours' * pg_temp.chance('time', id)) as ordered_at
from generate_series(1, 1000) as id
where id % 23 <> 0;

insert into orders
select
    id, 11 + (pg_temp.chance('buyer', id) * 50)::int % 50,
    -- No till order in the hour that New York repeats.
    case when channel < 0.3 and ordered_at::date <> '2025-11-02' then 'pos' when channel < 0.6 then 'mobile' else 'web' end,
    case
        when status < 0.10 then 'pending' when status < 0.22 then 'cancelled' when status < 0.32 then 'refunded'
        when status < 0.45 then 'paid' when status < 0.6 then 'shipped' else 'delivered'
    end,
    case when currency < 0.4 then 'USD' when currency < 0.7 then 'EUR' when currency < 0.85 then 'GBP' else 'CAD' end,
    (2 + id % 9)::numeric(12, 2), case when id % 5 = 0 then 1.50 else 0 end, 0, ordered_at,
    ordered_at at time zone 'UTC' + case when id % 30 = 0 then interval '3 days' else interval '2 seconds' end,
    ordered_at at time zone 'UTC' + interval '4 days',
    case when pg_temp.chance('erased', id) < 0.02 then timestamptz '2026-06-20 12:00:00+00' end
from drawn;

insert into order_items
select
    row_number() over (order by order_id, line) + 100, order_id, product_id, 1 + product_id % 10, quantity,
    unit_price, currency, created_at, created_at
from (
    select
        orders.order_id, line, orders.currency, orders.created_at,
        1 + (pg_temp.chance('product', orders.order_id * 10 + line) * 99)::bigint as product_id,
        1 + (pg_temp.chance('quantity', orders.order_id * 10 + line) * 3)::int as quantity,
        (3 + pg_temp.chance('price', orders.order_id * 10 + line) * 90)::numeric(12, 2) as unit_price
    from orders
    cross join generate_series(1, 3) as line
    where line <= 1 + orders.order_id % 3
) as lines;

update orders set total_amount = items.amount + shipping_amount - discount_amount
from (select order_id, sum(quantity * unit_price) as amount from order_items group by order_id) as items
where items.order_id = orders.order_id;

insert into payments
select
    row_number() over (order by event_at, order_id, step),
    provider,
    'evt_' || row_number() over (partition by provider order by event_at, order_id, step),
    order_id, event_type, amount, currency, event_at, received_at, received_at
from (
    select
        orders.order_id, step, orders.currency,
        -- No event of eurobank near the hour that Berlin repeats.
        case
            when orders.order_id % 3 = 0 and orders.ordered_at::date not in ('2025-10-25', '2025-10-26') then 'eurobank'
            else 'paystream'
        end as provider,
        event_type,
        case when event_type = 'captured' and orders.order_id % 41 = 0 then orders.total_amount - 1 else orders.total_amount end as amount,
        orders.ordered_at + step * interval '10 minutes' as event_at,
        orders.ordered_at at time zone 'UTC' + step * interval '10 minutes'
        + case when pg_temp.chance('late', orders.order_id * 10 + step) < 0.05 then interval '5 days' else interval '3 seconds' end as received_at
    from orders
    cross join (values (1, 'authorized'), (2, 'captured'), (3, 'refunded'), (4, 'failed')) as steps (step, event_type)
    where
        (event_type in ('authorized', 'captured') and order_status not in ('pending', 'cancelled') and orders.order_id % 37 <> 0)
        or (event_type = 'refunded' and order_status = 'refunded' and orders.order_id % 37 <> 0)
        or (event_type = 'failed' and order_status = 'pending')
) as events
where received_at < timestamptz '2026-07-01 00:00:00+00';

insert into reviews
select
    row_number() over (order by written_at, buyer_id, product_id), product_id, buyer_id, order_id,
    1 + (order_id % 5)::int, 'Review of ' || product_id, null, verified, written_at, written_at
from (
    select distinct on (orders.buyer_id, order_items.product_id)
        order_items.product_id, orders.buyer_id, orders.order_id,
        orders.created_at + interval '10 days' + order_items.order_item_id * interval '1 second' as written_at,
        exists (
            select
            from orders as delivered
            join order_items as lines using (order_id)
            where
                delivered.buyer_id = orders.buyer_id and lines.product_id = order_items.product_id
                and delivered.order_status = 'delivered' and delivered.deleted_at is null
        ) as verified
    from orders
    join order_items using (order_id)
    where order_items.order_item_id % 4 = 0
    order by orders.buyer_id, order_items.product_id, order_items.order_item_id
) as written
where written_at < timestamptz '2026-06-30 20:00:00+00';

insert into seller_tier_history
select
    row_number() over (order by nth, seller), seller, (array['bronze', 'silver', 'gold'])[1 + (seller + nth) % 3],
    starts_at, case when nth < 19 then starts_at + interval '18 days' end,
    starts_at + interval '1 day', starts_at + case when nth < 19 then interval '19 days' else interval '1 day' end
from (
    select
        seller, nth,
        timestamptz '2025-07-01 05:00:00+00' + nth * interval '18 days' + seller * interval '1 hour' as starts_at
    from generate_series(1, 10) as seller
    cross join generate_series(0, 19) as nth
) as tiers;

insert into event_log
with steps as (
    select
        orders.order_id, orders.order_status, orders.deleted_at, step, status,
        status_before, orders.created_at + wait as occurred_at
    from orders
    cross join (
        values
        (1, 'pending', null, interval '0 seconds'),
        (2, 'paid', 'pending', interval '20 minutes 7 seconds'),
        (3, 'cancelled', 'pending', interval '2 hours'),
        (4, 'shipped', 'paid', interval '27 hours 41 minutes 13 seconds'),
        (5, 'delivered', 'shipped', interval '4 days 5 hours'),
        (6, 'refunded', 'paid', interval '6 days')
    ) as steps (step, status, status_before, wait)
    where
        status = 'pending'
        or (status = 'paid' and order_status not in ('pending', 'cancelled'))
        or (status = 'shipped' and order_status in ('shipped', 'delivered'))
        or status = order_status
    union all
    select order_id, order_status, deleted_at, 7, order_status, order_status, deleted_at
    from orders
    where deleted_at is not null
)

select
    row_number() over (order by occurred_at, order_id, step), 'uuid-' || order_id || '-' || step, 'order', order_id,
    case step when 1 then 'c' else 'u' end, 5000 + row_number() over (order by occurred_at, order_id, step),
    jsonb_build_object(
        'before', case when step > 1 then jsonb_build_object('order_status', status_before, 'deleted_at', null) end,
        'after', jsonb_build_object('order_status', status, 'deleted_at', case step when 7 then deleted_at end)
    ),
    to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    occurred_at + interval '2 seconds', occurred_at + interval '2 seconds'
from steps
where occurred_at < timestamptz '2026-06-30 20:00:00+00';
