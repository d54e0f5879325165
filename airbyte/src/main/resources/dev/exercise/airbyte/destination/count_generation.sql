-- How many rows belong to a generation, and to one sync of it. {table} is replaced.
select
    countif(_airbyte_generation_id = @generation) as rows_of_generation,
    countif(
        _airbyte_generation_id = @generation
        and json_value(_airbyte_meta, '$.sync_id') = @sync
    ) as rows_of_sync
from `{table}`
