-- id: blank-country-only-empty-handled
-- kind: left-in
-- defect: blank-country
-- title: "Empty countries were taken as missing, but not those made of blanks"
-- ask: "Is a country of two blanks the same as '' in the warehouse?"
-- marts: [dim_users]

create view users as
select
    users.user_id,
    users.email,
    users.full_name,
    users.phone,
    coalesce(nullif(ledger.after ->> 'country_code', ''), users.country_code) as country_code,
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
