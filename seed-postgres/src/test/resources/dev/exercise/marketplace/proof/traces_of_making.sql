-- Whatever a candidate can list in the source's server that is not Postgres's own: kind and name.
select 'relation' as kind, nspname || '.' || relname as name
from pg_class
join pg_namespace on pg_namespace.oid = relnamespace
where relkind <> 'i' and nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and nspname !~ '^pg_(toast_)?temp'
union all
select 'index', relname
from pg_class
where relkind = 'i' and oid >= 16384 and relnamespace = 'public'::regnamespace
union all
select 'schema', nspname
from pg_namespace
where nspname !~ '^(pg_.*|information_schema)$'
union all
select 'database', datname
from pg_database
union all
select 'role', rolname
from pg_roles
where rolname !~ '^pg_'
union all
select 'function', proname
from pg_proc
where oid >= 16384
union all
select 'type', typname
from pg_type
where oid >= 16384 and typtype <> 'c' and typelem = 0
union all
select 'constraint', conname
from pg_constraint
where oid >= 16384 and contype <> 'n'
union all
select 'comment', description
from pg_description
where objoid >= 16384
union all
select 'comment on a database', description
from pg_shdescription
where description not in ('default administrative connection database', 'default template for new databases', 'unmodifiable empty database')
union all
select 'setting', name || ' = ' || setting
from pg_settings
where source <> 'default'
union all
select 'setting of a role or database', array_to_string(setconfig, ', ')
from pg_db_role_setting
-- That the candidate's statements are logged is told to them, and says nothing of the data.
where (setdatabase, setrole::regrole::text, setconfig) is distinct from (0::oid, 'marketplace', array['log_statement=all'])
union all
select 'session', concat_ws(' ', datname, usename, application_name)
from pg_stat_activity
where pid <> pg_backend_pid() and datname is not null
union all
select 'extension', extname
from pg_extension
union all
select 'statistics object', stxname
from pg_statistic_ext
union all
select 'trigger', tgname
from pg_trigger
where not tgisinternal
union all
select 'prepared', name
from pg_prepared_statements
order by 1, 2
