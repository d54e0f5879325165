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

-- A domain may be made of another domain.
domains as (
    select
        t.oid as domain_id,
        t.typbasetype as type_id,
        t.typtypmod as type_modifier
    from pg_catalog.pg_type as t
    where t.typtype = 'd'

    union all

    select
        d.domain_id,
        t.typbasetype as type_id,
        t.typtypmod as type_modifier
    from domains as d
    inner join pg_catalog.pg_type as t on d.type_id = t.oid
    where t.typtype = 'd'
),

base_types as (
    select
        d.domain_id,
        d.type_id,
        d.type_modifier
    from domains as d
    inner join pg_catalog.pg_type as t on d.type_id = t.oid
    where t.typtype <> 'd'
)

select
    r.schema_name,
    r.table_name,
    a.attname as column_name,
    -- Somebody else's type may be called date, too.
    case
        when n.nspname = 'pg_catalog' then t.typname::text
        else n.nspname || '.' || t.typname
    end as type_name,
    t.typtype as type_kind,
    t.typcategory as type_category,
    coalesce(b.type_modifier, a.atttypmod) as type_modifier,
    a.attnotnull as is_not_null,
    -- An index may carry columns that are not of its key; its positions begin at 0.
    case
        when array_position(i.indkey::smallint[], a.attnum) < i.indnkeyatts
            then array_position(i.indkey::smallint[], a.attnum) + 1
    end as key_position
from relations as r
inner join pg_catalog.pg_attribute as a on r.relation_id = a.attrelid
left join base_types as b on a.atttypid = b.domain_id
inner join pg_catalog.pg_type as t on coalesce(b.type_id, a.atttypid) = t.oid
inner join pg_catalog.pg_namespace as n on t.typnamespace = n.oid
left join pg_catalog.pg_index as i on r.relation_id = i.indrelid and i.indisprimary
where
    a.attnum > 0
    and not a.attisdropped
    and pg_catalog.has_column_privilege(r.relation_id, a.attnum, 'select')
order by r.schema_name collate "C", r.table_name collate "C", a.attnum
