-- Lines of the ledger and of the difference between the worlds that are not in both.
select
    case when ledger_lines.table_name is null then 'not in the ledger' else 'not in the worlds' end as where_missing,
    coalesce(ledger_lines.table_name, world_diff.table_name) as table_name,
    coalesce(ledger_lines.row_key, world_diff.row_key) as row_key,
    coalesce(ledger_lines.what, world_diff.what) as what,
    left(coalesce(ledger_lines.before, world_diff.before), 200) as before,
    left(coalesce(ledger_lines.after, world_diff.after), 200) as after
from ledger_lines
full join world_diff using (table_name, row_key, what, before, after)
where ledger_lines.table_name is null or world_diff.table_name is null
order by 1, 2, 3
