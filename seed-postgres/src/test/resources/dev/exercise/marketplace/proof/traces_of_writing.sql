-- What the source's pages and statistics tell of how it was written. One line a trace.
with writers as (
    select 'users' as table_name, xmin::text::bigint as writer, ctid::text::point as place, user_id as key from users
    union all
    select 'categories', xmin::text::bigint, ctid::text::point, category_id from categories
    union all
    select 'products', xmin::text::bigint, ctid::text::point, product_id from products
    union all
    select 'orders', xmin::text::bigint, ctid::text::point, order_id from orders
    union all
    select 'order_items', xmin::text::bigint, ctid::text::point, order_item_id from order_items
    union all
    select 'payments', xmin::text::bigint, ctid::text::point, payment_event_id from payments
    union all
    select 'reviews', xmin::text::bigint, ctid::text::point, review_id from reviews
    union all
    select 'seller_tier_history', xmin::text::bigint, ctid::text::point, tier_history_id from seller_tier_history
    union all
    select 'event_log', xmin::text::bigint, ctid::text::point, log_id from event_log
),

-- Postgres may fill a page that it left open; on each page the keys grow without a hole.
placed as (
    select
        table_name,
        key,
        place,
        lag(key) over page as previous_key,
        place[1] - lag(place[1], 1, 0::double precision) over page as step
    from writers
    window page as (partition by table_name, place[0] order by place[1])
),

arrivals as (
    select 'order_items' as table_name, order_item_id as key, created_at as arrived_at from order_items
    union all
    select 'payments', payment_event_id, received_at from payments
    union all
    select 'reviews', review_id, created_at from reviews
    union all
    select 'seller_tier_history', tier_history_id, recorded_at from seller_tier_history
    union all
    select 'event_log', log_id, logged_at from event_log
),

ordered as (
    select
        *,
        lag(arrived_at) over (partition by table_name order by key) as previous_arrived_at,
        lag(key) over (partition by table_name order by key) as previous_key
    from arrivals
)

select 'one writer' as rule, format('%s transactions wrote the rows', count(distinct writer)) as trace
from writers
having count(distinct writer) > 1
union all
select 'rows lie in the order of their keys', format('%s: row %s follows row %s at %s', table_name, key, previous_key, place)
from placed
where key < previous_key or step <> 1
union all
select 'numbers follow arrival', format('%s: row %s arrived at %s, the one before at %s', table_name, key, arrived_at, previous_arrived_at)
from ordered
where arrived_at < previous_arrived_at
union all
select 'numbers have no holes', format('%s: row %s follows row %s', table_name, key, coalesce(previous_key, 0))
from ordered
where key <> coalesce(previous_key, 0) + 1
union all
select 'rows were only inserted', format('%s had %s updates and %s deletes', relname, n_tup_upd, n_tup_del)
from pg_stat_all_tables
where schemaname = 'public' and n_tup_upd + n_tup_del + n_dead_tup > 0
