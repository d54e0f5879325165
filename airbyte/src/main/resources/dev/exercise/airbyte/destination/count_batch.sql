-- How many rows of a batch the table holds. {table} is replaced.
select countif(starts_with(_airbyte_raw_id, @beginning)) as rows_of_batch
from `{table}`
