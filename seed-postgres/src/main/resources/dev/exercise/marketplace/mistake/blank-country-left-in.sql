-- id: blank-country-left-in
-- kind: left-in
-- defect: blank-country
-- title: "Blank countries were left as they are"
-- ask: "How many values of country_code are no country, and what do they look like?"
-- marts: [dim_users]

create view users as
select
    users.user_id,
    users.email,
    users.full_name,
    users.phone,
    coalesce(ledger.after ->> 'country_code', users.country_code) as country_code,
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
