-- id: mixed-offset-events
-- class: time zones
-- depth: full
-- rate: 0.4
-- groups: [event_log.occurred_at]
-- touches: [event_log]
-- recovery: Read occurred_at with the offset that it names, and without one as UTC.
with picked as (
    select
        log_id,
        entity_type,
        entity_id,
        event_uuid,
        occurred_at,
        case
            when workshop.draw(${seed}, 'mixed-offset-events form', event_uuid) < 0.5
                then to_char(
                    occurred_at::timestamptz at time zone 'UTC' + interval '2 hours',
                    'YYYY-MM-DD"T"HH24:MI:SS'
                ) || coalesce(substring(occurred_at from '\.\d+'), '') || '+02:00'
            else rtrim(occurred_at, 'Z')
        end as mixed
    from dirty.event_log
    where
        workshop.draw(${seed}, 'mixed-offset-events', event_uuid) < ${mixed-offset-events}
        and workshop.unclaimed('event_log', log_id, 'event_log.occurred_at')
),

changed as (
    update dirty.event_log set occurred_at = picked.mixed
    from picked
    where event_log.log_id = picked.log_id
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'mixed-offset-events',
    'event_log',
    log_id,
    'event_log.occurred_at',
    jsonb_build_object('occurred_at', occurred_at),
    jsonb_build_object('occurred_at', mixed),
    jsonb_build_object(entity_type || '_id', entity_id, 'event_uuid', event_uuid)
from picked;
