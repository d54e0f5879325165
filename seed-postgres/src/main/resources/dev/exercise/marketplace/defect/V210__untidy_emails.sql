-- id: untidy-emails
-- class: duplicates
-- depth: full
-- rate: 0.05
-- groups: [users.email]
-- touches: [users]
-- recovery: Trim email and write it in lower case before accounts are told apart by it.
with picked as (
    select
        users.user_id,
        users.email,
        case
            when draws.form < 0.3 then upper(users.email)
            when draws.form < 0.6 then initcap(users.email)
            when draws.form < 0.8 then ' ' || users.email
            else users.email || '  '
        end as untidy_email
    from dirty.users
    cross join lateral (
        select
            workshop.draw(${seed}, 'untidy-emails', users.user_id::text) as share,
            workshop.draw(${seed}, 'untidy-emails form', users.user_id::text) as form
    ) as draws
    where
        -- Every second account of a person: else e-mails would tell persons apart as they are.
        (
            draws.share < ${untidy-emails}
            or (
                ${untidy-emails} > 0
                and users.user_id in (
                    select second_account.user_id
                    from clean.users as second_account
                    join clean.users as first_account
                        on first_account.email = second_account.email and first_account.user_id < second_account.user_id
                )
            )
        )
        and workshop.unclaimed('users', users.user_id, 'users.email')
),

changed as (
    update dirty.users set email = picked.untidy_email
    from picked
    where users.user_id = picked.user_id
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'untidy-emails',
    'users',
    user_id,
    'users.email',
    jsonb_build_object('email', email),
    jsonb_build_object('email', untidy_email),
    jsonb_build_object('user_id', user_id)
from picked;
