-- Puts the rows of another table in the place of all that there are, at once.
-- {table}, {staging}, {clustering}, {columns} and {condition} are replaced.
create or replace table `{table}`
partition by date(_airbyte_extracted_at)
cluster by {clustering}
as
select {columns}
from `{staging}`
where true
{condition}
