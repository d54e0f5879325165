-- Whether each key of the batch is in the table once, and not with an older row. Replaced as in
-- merge.sql; {older} says that t is older than s.
with newest_of_batch as (
    select {columns}
    from `{batch}`
    where true
    qualify row_number() over (partition by {key} order by {newest}) = 1
)

select
    (select count(*) from newest_of_batch) as keys_of_batch,
    count(*) as found,
    countif({older}) as found_older
from `{table}` as t
inner join newest_of_batch as s
    on {same_key}
