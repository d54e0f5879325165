-- Nobody looks for rows by updated_at in a workshop, and every defect would have to keep the indexes
-- up to date.
do $$
declare
    cursor_index regclass;
begin
    for cursor_index in
        select pg_index.indexrelid::regclass
        from pg_index
        join pg_class on pg_class.oid = pg_index.indrelid
        join pg_attribute
            on pg_attribute.attrelid = pg_index.indrelid and pg_attribute.attnum = pg_index.indkey[0]
        where
            pg_class.relnamespace = '${schema}'::regnamespace
            and pg_attribute.attname = 'updated_at'
    loop
        execute format('drop index %s', cursor_index);
    end loop;
end
$$;
