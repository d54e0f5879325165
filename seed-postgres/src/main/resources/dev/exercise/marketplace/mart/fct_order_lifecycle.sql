-- name: fct_order_lifecycle
-- depth: full
-- grain: [order_id]
-- columns:
--   order_id: INT64
--   placed_at: TIMESTAMP
--   paid_at: TIMESTAMP
--   shipped_at: TIMESTAMP
--   delivered_at: TIMESTAMP
--   cancelled_at: TIMESTAMP
--   latest_status: STRING
--   status_changes_count: INT64
--   hours_to_ship: NUMERIC
-- touched: |
--   select distinct (keys ->> 'order_id')::bigint as order_id
--   from ledger
--   where table_name = 'event_log' and keys ->> 'order_id' is not null
with events as (
    select
        entity_id as order_id,
        operation,
        lsn,
        occurred_at::timestamptz as occurred_at,
        payload -> 'before' ->> 'order_status' as status_before,
        payload -> 'after' ->> 'order_status' as status,
        payload -> 'after' ->> 'deleted_at' is not null as erased,
        lag(payload -> 'after' ->> 'order_status') over (partition by entity_id order by lsn) as previous_status
    from event_log
    where entity_type = 'order'
),

-- The first event that brings a status that the row did not have.
reached as (
    select distinct on (order_id, status)
        order_id,
        status,
        occurred_at
    from events
    where status is distinct from status_before
    order by order_id, status, lsn
),

times as (
    select
        order_id,
        max(occurred_at) filter (where status = 'paid') as paid_at,
        max(occurred_at) filter (where status = 'shipped') as shipped_at,
        max(occurred_at) filter (where status = 'delivered') as delivered_at,
        max(occurred_at) filter (where status = 'cancelled') as cancelled_at
    from reached
    group by order_id
),

orders_logged as (
    select
        order_id,
        max(occurred_at) filter (where operation = 'c') as placed_at,
        (array_agg(status order by lsn desc))[1] as latest_status,
        count(*) filter (where status <> previous_status) as status_changes_count
    from events
    group by order_id
    having not bool_or(erased)
)

select
    orders_logged.order_id,
    orders_logged.placed_at,
    times.paid_at,
    times.shipped_at,
    times.delivered_at,
    times.cancelled_at,
    orders_logged.latest_status,
    orders_logged.status_changes_count,
    round(extract(epoch from times.shipped_at - times.paid_at) / 3600, 2) as hours_to_ship
from orders_logged
left join times on times.order_id = orders_logged.order_id
