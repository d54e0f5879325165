-- id: deleted-users-by-date-only
-- kind: left-in
-- defect: contradicting-delete-flags
-- title: "Deleted accounts were told by deleted_at alone"
-- ask: "Which rows have one of the two marks of deletion but not the other?"
-- marts: [dim_users]

create view users as
select
    users.user_id,
    users.email,
    users.full_name,
    users.phone,
    users.country_code,
    users.user_type,
    case
        when jsonb_typeof(ledger.after -> 'deleted_at') = 'null' then false
        else users.is_deleted
    end as is_deleted,
    users.deleted_at,
    users.created_at,
    users.updated_at
from users
left join ledger
    on
        ledger.defect_id = 'contradicting-delete-flags'
        and ledger.table_name = 'users'
        and ledger.row_key = users.user_id;
