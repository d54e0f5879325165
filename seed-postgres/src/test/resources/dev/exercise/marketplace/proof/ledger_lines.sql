-- The ledger in the form of world_diff.sql: several claims on one row become one line.
with columns as (
    select ledger.table_name, ledger.row_key, 'changed' as what, before.key, before.value as before, after.value as after
    from workshop.ledger
    cross join jsonb_each(ledger.before) as before
    join jsonb_each(ledger.after) as after on after.key = before.key
)

select
    table_name,
    row_key,
    what,
    jsonb_object_agg(key, before)::text as before,
    jsonb_object_agg(key, after)::text as after
from columns
group by table_name, row_key, what
union all
select table_name, row_key, 'added', '', after::text
from workshop.ledger
where before is null
