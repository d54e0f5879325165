-- id: missing-country-left-empty
-- kind: logic
-- defect: none
-- title: "A missing country was left empty instead of 'unknown'"
-- ask: "What does the brief ask for where no country is known?"
-- marts: [dim_users]

create view dim_users as
select
    dim_users.user_id,
    dim_users.email,
    nullif(dim_users.country_code, 'unknown') as country_code,
    dim_users.user_type,
    dim_users.is_deleted,
    dim_users.created_at
from dim_users;
