-- What the table holds, and what it should. {table}, {staging}, {columns} and {condition} are
-- replaced.
with expected as (
    select {columns}
    from `{staging}`
    where true
    {condition}
)

select
    (select count(*) from `{table}`) as rows_there,
    (select count(*) from expected) as rows_expected
