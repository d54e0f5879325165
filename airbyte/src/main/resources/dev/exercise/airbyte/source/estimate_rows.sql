-- The planner's idea of a table's size, for progress only; -1 when it has none.
select c.reltuples::bigint as estimated_rows
from pg_catalog.pg_class as c
inner join pg_catalog.pg_namespace as n on c.relnamespace = n.oid
where n.nspname = ? and c.relname = ?
