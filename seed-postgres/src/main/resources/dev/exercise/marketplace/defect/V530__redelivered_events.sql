-- id: redelivered-events
-- class: duplicates
-- depth: full
-- rate: 0.03
-- groups: [event_log.row]
-- touches: [event_log]
-- recovery: Keep one row per event_uuid.
with room as (
    select
        *,
        greatest(logged_at, timestamptz '${day-begins}') as first_chance,
        least(interval '2 days', timestamptz '${day-ends}' - greatest(logged_at, timestamptz '${day-begins}'))
            as longest_delay
    from dirty.event_log
),

picked as (
    select
        (select max(log_id) from dirty.event_log) + row_number() over (order by log_id) as log_id,
        event_uuid,
        entity_type,
        entity_id,
        operation,
        lsn,
        payload,
        occurred_at,
        first_chance
        + date_trunc(
            'milliseconds',
            interval '1 minute'
            + (longest_delay - interval '1 minute')
            * workshop.draw(${seed}, 'redelivered-events delay${again}', event_uuid)
            * workshop.draw(${seed}, 'redelivered-events delay${again}', event_uuid)
        ) as logged_at
    from room
    where
        workshop.draw(${seed}, 'redelivered-events${again}', event_uuid) < ${redelivered-events}
        and longest_delay > interval '2 minutes'
        and workshop.unclaimed('event_log', log_id, 'event_log.row')
),

added as (
    insert into dirty.event_log (
        log_id, event_uuid, entity_type, entity_id, operation, lsn, payload, occurred_at, logged_at, updated_at
    )
    select
        log_id, event_uuid, entity_type, entity_id, operation, lsn, payload, occurred_at, logged_at, logged_at
    from picked
    returning *
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'redelivered-events',
    'event_log',
    log_id,
    'event_log.row',
    null,
    to_jsonb(added) - 'log_id',
    jsonb_build_object(entity_type || '_id', entity_id, 'event_uuid', event_uuid)
from added;
