with events as (

    select
        order_id,
        operation,
        lsn,
        order_status_before,
        order_status_after,
        is_erasure,
        occurred_at,
        lag(order_status_after) over (partition by order_id order by lsn) as previous_status,
        row_number() over (partition by order_id order by lsn desc) as position_from_end
    from {{ ref('int_order_events_deduplicated') }}

),

-- An event may say paid because something else of a paid order changed: only a new status counts.
first_times as (

    select
        order_id,
        order_status_after as order_status,
        occurred_at
    from events
    where order_status_after is distinct from order_status_before
    qualify row_number() over (partition by order_id, order_status_after order by lsn) = 1

),

milestones as (

    select
        order_id,
        max(if(order_status = 'paid', occurred_at, null)) as paid_at,
        max(if(order_status = 'shipped', occurred_at, null)) as shipped_at,
        max(if(order_status = 'delivered', occurred_at, null)) as delivered_at,
        max(if(order_status = 'cancelled', occurred_at, null)) as cancelled_at
    from first_times
    group by order_id

),

orders as (

    select
        order_id,
        max(if(operation = 'c', occurred_at, null)) as placed_at,
        max(if(position_from_end = 1, order_status_after, null)) as latest_status,
        countif(order_status_after != previous_status) as status_changes_count
    from events
    group by order_id
    having not logical_or(is_erasure)

),

final as (

    select
        orders.order_id,
        orders.placed_at,
        milestones.paid_at,
        milestones.shipped_at,
        milestones.delivered_at,
        milestones.cancelled_at,
        orders.latest_status,
        orders.status_changes_count,
        round(
            cast(timestamp_diff(milestones.shipped_at, milestones.paid_at, microsecond) as numeric) / 3600000000,
            2
        ) as hours_to_ship
    from orders
    left join milestones on orders.order_id = milestones.order_id

)

select
    order_id,
    placed_at,
    paid_at,
    shipped_at,
    delivered_at,
    cancelled_at,
    latest_status,
    status_changes_count,
    hours_to_ship
from final
