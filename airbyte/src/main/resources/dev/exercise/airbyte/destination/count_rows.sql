-- What the table holds, and how much of it came with one extraction. {table} is replaced.
select
    count(*) as rows_total,
    countif(_airbyte_extracted_at = @extracted_at) as rows_of_this_sync
from `{table}`
