-- id: blank-country
-- class: missing values
-- depth: core
-- rate: 0.5
-- groups: [users.country_code]
-- touches: [users]
-- recovery: Take a blank country_code as missing.
with picked as (
    select
        user_id,
        case
            when workshop.draw(${seed}, 'blank-country form', user_id::text) < 0.5 then ''
            else '  '
        end as blank
    from dirty.users
    where
        country_code is null
        and workshop.draw(${seed}, 'blank-country', user_id::text) < ${blank-country}
        and workshop.unclaimed('users', user_id, 'users.country_code')
),

changed as (
    update dirty.users set country_code = picked.blank
    from picked
    where users.user_id = picked.user_id
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'blank-country',
    'users',
    user_id,
    'users.country_code',
    jsonb_build_object('country_code', null::text),
    jsonb_build_object('country_code', blank),
    jsonb_build_object('user_id', user_id)
from picked;
