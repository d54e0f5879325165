-- Numbers that the renumbering dropped, gave twice, or gave to no row.
select format('%s has %s rows and %s numbers from %s to %s', table_name, count(*), count(distinct new_id), min(new_id), max(new_id))
from workshop.renumbered
group by table_name
having count(*) <> count(distinct new_id) or min(new_id) <> 1 or max(new_id) <> count(*)
