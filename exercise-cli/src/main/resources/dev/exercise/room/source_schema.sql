-- The statements that make the tables of schema public again, in the order to run them in.
with tables as (
    select oid, relname
    from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
),

columns as (
    select
        tables.oid,
        string_agg(
            format('    %I %s', attribute.attname, format_type(attribute.atttypid, attribute.atttypmod))
            || coalesce(' default ' || pg_get_expr(preset.adbin, preset.adrelid), '')
            || case when attribute.attnotnull then ' not null' else '' end,
            E',\n' order by attribute.attnum
        ) as definitions
    from tables
    inner join pg_attribute as attribute on attribute.attrelid = tables.oid
    left join pg_attrdef as preset
        on preset.adrelid = attribute.attrelid and preset.adnum = attribute.attnum
    where attribute.attnum > 0 and not attribute.attisdropped
    group by tables.oid
),

statements as (
    select
        1 as part,
        tables.oid,
        0 as place,
        format(E'create table public.%I (\n%s\n)', tables.relname, columns.definitions) as statement
    from tables
    inner join columns using (oid)
    union all
    select
        -- What a foreign key refers to must be unique first.
        case when con.contype = 'f' then 3 else 2 end,
        tables.oid,
        row_number() over (partition by tables.oid order by con.oid)::integer,
        format(
            'alter table only public.%I add constraint %I %s',
            tables.relname, con.conname, pg_get_constraintdef(con.oid)
        )
    from tables
    inner join pg_constraint as con on con.conrelid = tables.oid
    union all
    select
        4,
        tables.oid,
        row_number() over (partition by tables.oid order by pg_index.indexrelid)::integer,
        pg_get_indexdef(pg_index.indexrelid)
    from tables
    inner join pg_index on pg_index.indrelid = tables.oid
    left join pg_constraint as con on con.conindid = pg_index.indexrelid and con.conrelid = tables.oid
    where con.oid is null
    union all
    select
        5,
        tables.oid,
        description.objsubid,
        case
            when description.objsubid = 0
                then format('comment on table public.%I is %L', tables.relname, description.description)
            else format(
                'comment on column public.%I.%I is %L',
                tables.relname, attribute.attname, description.description
            )
        end
    from tables
    inner join pg_description as description
        on description.objoid = tables.oid and description.classoid = 'pg_class'::regclass
    left join pg_attribute as attribute
        on attribute.attrelid = tables.oid and attribute.attnum = description.objsubid
)

select statement
from statements
order by part, oid, place;
