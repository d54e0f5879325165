-- Rows that an earlier attempt of one sync left. {table} and {sync} are replaced.
delete from `{table}`
where json_value(_airbyte_meta, '$.sync_id') = '{sync}'
