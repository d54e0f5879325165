-- Columns of the tables and views that the role may read, with their primary keys.
-- Parameters: schemas, or an empty array for all; table, or null for all.
-- Postgres's own tables are never among them.
with recursive asked as (
    select
        ?::text[] as schemas,
        ?::text as table_name
),

relations as (
    select
        c.oid as relation_id,
        n.nspname as schema_name,
        c.relname as table_name
    from pg_catalog.pg_class as c
    inner join pg_catalog.pg_namespace as n on c.relnamespace = n.oid
    cross join asked as a
    where
        (n.nspname = any(a.schemas) or a.schemas = '{}')
        and c.relname = coalesce(a.table_name, c.relname)
        and n.nspname <> 'information_schema'
        and not starts_with(n.nspname, 'pg_')
        and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and not c.relispartition
        and pg_catalog.has_schema_privilege(n.oid, 'usage')
        and pg_catalog.has_any_column_privilege(c.oid, 'select')
),

keys as (
    select
        i.indrelid as relation_id,
        k.attnum,
        k.position
    from pg_catalog.pg_index as i
    cross join lateral unnest(i.indkey::smallint[]) with ordinality as k (attnum, position)
    -- An index may carry columns that are not of its key.
    where i.indisprimary and k.position <= i.indnkeyatts
),

columns as (
    select
        r.relation_id,
        a.attnum,
        a.attname as column_name,
        a.attnotnull as is_not_null,
        a.atttypid as type_id,
        a.atttypmod as type_modifier
    from relations as r
    inner join pg_catalog.pg_attribute as a on r.relation_id = a.attrelid
    where
        a.attnum > 0
        and not a.attisdropped
        and pg_catalog.has_column_privilege(r.relation_id, a.attnum, 'select')
),

-- A domain may be made of another domain.
resolved as (
    select
        c.relation_id,
        c.attnum,
        c.type_id,
        c.type_modifier,
        0 as depth
    from columns as c

    union all

    select
        d.relation_id,
        d.attnum,
        t.typbasetype as type_id,
        t.typtypmod as type_modifier,
        d.depth + 1 as depth
    from resolved as d
    inner join pg_catalog.pg_type as t on d.type_id = t.oid
    where t.typtype = 'd'
),

base_types as (
    select distinct on (d.relation_id, d.attnum)
        d.relation_id,
        d.attnum,
        d.type_modifier,
        -- Somebody else's type may be called date, too.
        case
            when n.nspname = 'pg_catalog' then t.typname::text
            else n.nspname || '.' || t.typname
        end as type_name,
        t.typtype as type_kind,
        t.typcategory as type_category
    from resolved as d
    inner join pg_catalog.pg_type as t on d.type_id = t.oid
    inner join pg_catalog.pg_namespace as n on t.typnamespace = n.oid
    order by d.relation_id, d.attnum, d.depth desc
)

select
    r.schema_name,
    r.table_name,
    c.column_name,
    b.type_name,
    b.type_kind,
    b.type_category,
    b.type_modifier,
    c.is_not_null,
    k.position as key_position
from relations as r
inner join columns as c on r.relation_id = c.relation_id
inner join base_types as b on c.relation_id = b.relation_id and c.attnum = b.attnum
left join keys as k on c.relation_id = k.relation_id and c.attnum = k.attnum
order by r.schema_name collate "C", r.table_name collate "C", c.attnum
