-- Rows of generations before the one that is to be kept. {table} and {minimum} are replaced.
delete from `{table}`
where _airbyte_generation_id < {minimum}
