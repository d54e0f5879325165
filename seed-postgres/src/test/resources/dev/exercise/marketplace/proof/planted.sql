-- How many rows each defect could and did touch, a line for each table that it declares.
with eligible_rows as (
    select
        defect_id,
        table_name,
        count(*) as eligible
    from eligible
    group by defect_id, table_name
),

touched as (
    select
        defect_id,
        table_name,
        count(*) filter (
            where
                defect_id <> 'untidy-emails'
                or row_key in (select row_key from eligible where eligible.defect_id = 'untidy-emails')
        ) as planted
    from workshop.ledger
    group by defect_id, table_name
)

select
    defect_id,
    table_name,
    coalesce(eligible_rows.eligible, 0) as eligible,
    coalesce(touched.planted, 0) as planted
from eligible_rows
full join touched using (defect_id, table_name)
order by 1, 2
