-- id: second-accounts-merged
-- kind: logic
-- defect: none
-- title: "Accounts of one e-mail were merged into one row"
-- ask: "One person has two accounts. What is the grain of this mart?"
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
where not exists (
    select from users as earlier
    where earlier.email = dim_users.email and earlier.user_id < dim_users.user_id
);
