-- The log of the day's changes. Services know microseconds, of which their tables keep milliseconds; changes of the
-- same millisecond are told apart by them, so that lsn is unique and grows with time.
insert into clean.event_log (
    log_id, event_uuid, entity_type, entity_id, operation, lsn, payload, occurred_at, logged_at, updated_at
)
select
    (select last_id from nextday.last_number where table_name = 'event_log')
    + row_number() over (order by logged.logged_at, logged.occurred_at),
    logged.event_uuid,
    logged.entity_type,
    logged.entity_id,
    case when logged.before is null then 'c' else 'u' end,
    logged.lsn,
    jsonb_build_object('before', logged.before, 'after', logged.after),
    to_char(logged.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    logged.logged_at,
    logged.logged_at
from (
    select
        changes.*,
        moments.occurred_at,
        -- Goes on from the days before: 128 to a microsecond.
        97500004352 + (extract(epoch from moments.occurred_at - timestamptz '2025-07-01 00:00:00+00') * 128000000)::bigint
            as lsn,
        date_trunc(
            'milliseconds',
            moments.occurred_at
            + interval '40 milliseconds' + interval '2460 milliseconds' * nextday.draw('logged', moments.number)
        ) as logged_at,
        regexp_replace(
            md5('${seed}' || ':next day event:' || moments.number),
            '^(.{8})(.{4}).(.{3}).(.{3})(.{12})$',
            '\1-\2-4\3-a\4-\5'
        ) as event_uuid
    from nextday.changes
    -- Numbered by what happened, not by which row an update came to first.
    join (
        select
            change_id,
            row_number() over (order by changed_at, entity_type, entity_id, change_id) as number,
            changed_at
            + (
                extract(epoch from changed_at)::bigint % 500
                + 7 * row_number() over (partition by changed_at order by entity_type, entity_id, change_id)
            ) * interval '1 microsecond' as occurred_at
        from nextday.changes
    ) as moments on moments.change_id = changes.change_id
) as logged;

drop trigger noted on clean.orders;
drop trigger noted on clean.products;
drop trigger noted on clean.users;
