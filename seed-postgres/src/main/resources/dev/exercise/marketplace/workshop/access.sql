-- The candidate reads everything, makes temporary tables, and owns nothing.
do $$
begin
    if not exists (select from pg_roles where rolname = 'marketplace') then
        create role marketplace;
    end if;
end
$$;
alter role marketplace
with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password 'marketplace_secret';
revoke all on database ${database} from public;
grant connect, temporary on database ${database} to marketplace;
grant usage on schema public to marketplace;
grant select on all tables in schema public to marketplace;
-- What the candidate asks is told in the server's log, and nobody else's statements are.
alter role marketplace set log_statement = 'all';
