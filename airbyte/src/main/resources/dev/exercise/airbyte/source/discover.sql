-- Columns of the tables and views of one schema that the role may read, with their primary keys.
-- Parameters: schema; table, or null for all.
with relations as (
    select
        c.oid as relation_id,
        c.relname as table_name
    from pg_catalog.pg_class as c
    inner join pg_catalog.pg_namespace as n on c.relnamespace = n.oid
    where
        n.nspname = ?
        and c.relname = coalesce(?, c.relname)
        and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and not c.relispartition
        and pg_catalog.has_table_privilege(c.oid, 'select')
),

keys as (
    select
        i.indrelid as relation_id,
        k.attnum,
        k.position
    from pg_catalog.pg_index as i
    cross join lateral unnest(i.indkey::smallint[]) with ordinality as k (attnum, position)
    where i.indisprimary
)

select
    r.table_name,
    a.attname as column_name,
    coalesce(b.typname, t.typname) as type_name,
    coalesce(b.typtype, t.typtype) as type_kind,
    coalesce(b.typcategory, t.typcategory) as type_category,
    a.attnotnull as is_not_null,
    k.position as key_position
from relations as r
inner join pg_catalog.pg_attribute as a on r.relation_id = a.attrelid
inner join pg_catalog.pg_type as t on a.atttypid = t.oid
left join pg_catalog.pg_type as b on t.typtype = 'd' and t.typbasetype = b.oid
left join keys as k on r.relation_id = k.relation_id and a.attnum = k.attnum
where a.attnum > 0 and not a.attisdropped
order by r.table_name collate "C", a.attnum
