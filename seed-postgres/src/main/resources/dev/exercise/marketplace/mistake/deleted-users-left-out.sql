-- id: deleted-users-left-out
-- kind: logic
-- defect: none
-- title: "Deleted accounts were left out of the users"
-- ask: "Deleted accounts have ordered. What do their orders join to?"
-- marts: [dim_users]

create view dim_users as
select
    dim_users.user_id,
    dim_users.email,
    dim_users.country_code,
    dim_users.user_type,
    dim_users.is_deleted,
    dim_users.created_at
from dim_users
where not dim_users.is_deleted;
