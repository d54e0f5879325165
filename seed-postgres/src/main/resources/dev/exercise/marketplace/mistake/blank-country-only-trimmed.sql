-- id: blank-country-only-trimmed
-- kind: left-in
-- defect: blank-country
-- title: "Blank countries were trimmed but not taken as missing"
-- ask: "What does coalesce do with ''?"
-- marts: [dim_users]

create view users as
select
    users.user_id,
    users.email,
    users.full_name,
    users.phone,
    coalesce(trim(ledger.after ->> 'country_code'), users.country_code) as country_code,
    users.user_type,
    users.is_deleted,
    users.deleted_at,
    users.created_at,
    users.updated_at
from users
left join ledger
    on
        ledger.defect_id = 'blank-country'
        and ledger.table_name = 'users'
        and ledger.row_key = users.user_id;
