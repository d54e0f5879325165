-- id: untidy-emails-left-in
-- kind: left-in
-- defect: untidy-emails
-- title: "Untidy e-mails were left as they are"
-- ask: "Two accounts belong to one person. How would you know, and does your e-mail column say so?"
-- marts: [dim_users, fct_customer_cohorts]

create view users as
select
    users.user_id,
    coalesce(ledger.after ->> 'email', users.email) as email,
    users.full_name,
    users.phone,
    users.country_code,
    users.user_type,
    users.is_deleted,
    users.deleted_at,
    users.created_at,
    users.updated_at
from users
left join ledger
    on
        ledger.defect_id = 'untidy-emails'
        and ledger.table_name = 'users'
        and ledger.row_key = users.user_id;
