-- id: out-of-order-events
-- class: CDC order
-- depth: full
-- rate: 0.1
-- groups: [event_log.logged_at]
-- touches: [event_log]
-- recovery: Order the events of an entity by lsn, not by log_id or logged_at.
with followed as (
    select
        log_id,
        entity_type,
        entity_id,
        event_uuid,
        logged_at,
        updated_at,
        lead(logged_at) over (partition by entity_type, entity_id order by lsn) as next_logged_at
    from dirty.event_log
),

-- Logged after the entity's next event: a reader was behind. log_id follows logged_at.
late as (
    select
        *,
        next_logged_at
        + date_trunc(
            'milliseconds',
            interval '5 seconds'
            + interval '90 minutes' * workshop.draw(${seed}, 'out-of-order-events delay', event_uuid)
        ) as late_logged_at
    from followed
    where
        next_logged_at is not null
        and workshop.draw(${seed}, 'out-of-order-events', event_uuid) < ${out-of-order-events}
        and workshop.unclaimed('event_log', log_id, 'event_log.logged_at')
),

picked as (
    select *
    from late
    where late_logged_at < timestamptz '${day-ends}'
),

changed as (
    update dirty.event_log set logged_at = picked.late_logged_at, updated_at = picked.late_logged_at
    from picked
    where event_log.log_id = picked.log_id
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'out-of-order-events',
    'event_log',
    log_id,
    'event_log.logged_at',
    jsonb_build_object('logged_at', logged_at, 'updated_at', updated_at),
    jsonb_build_object('logged_at', late_logged_at, 'updated_at', late_logged_at),
    jsonb_build_object(entity_type || '_id', entity_id, 'event_uuid', event_uuid)
from picked;
