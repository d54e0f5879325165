-- Which of the schemas are not there. Parameter: schemas.
select a.schema_name
from unnest(?::text[]) as a (schema_name)
left join pg_catalog.pg_namespace as n on a.schema_name = n.nspname
where n.oid is null
order by a.schema_name
