-- The batch's newest row of each key replaces the table's, unless that one is newer. What stands in
-- braces is replaced: {table} and {batch}; {key} and {columns}, lists of columns; {newest}, the
-- order of rows of one key; {same_key}, {not_newer}, {assignments} and {values}.
merge into `{table}` as t
using (
    select {columns}
    from `{batch}`
    where true
    qualify row_number() over (partition by {key} order by {newest}) = 1
) as s
on {same_key}
when matched and ({not_newer}) then
    update set {assignments}
when not matched then
    insert ({columns}) values ({values})
