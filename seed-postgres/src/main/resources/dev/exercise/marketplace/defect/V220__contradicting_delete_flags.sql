-- id: contradicting-delete-flags
-- class: soft deletes
-- depth: full
-- rate: 0.1
-- groups: [users.deletion]
-- touches: [users]
-- recovery: Take an account as deleted if either is_deleted or deleted_at says so.
with ranked as (
    select
        user_id,
        is_deleted,
        deleted_at,
        row_number() over (
            order by workshop.draw(${seed}, 'contradicting-delete-flags', user_id::text), user_id
        ) as position,
        count(*) over () as deleted_users
    from dirty.users
    where
        is_deleted and deleted_at is not null
        and workshop.unclaimed('users', user_id, 'users.deletion')
),

-- A number of rows, not a chance for each, and as many of one form as of the other: deleted users
-- are few.
picked as (
    select
        user_id,
        is_deleted,
        deleted_at,
        position % 2 = 1 as loses_flag
    from ranked
    where position <= 2 * ceil(${contradicting-delete-flags} * deleted_users / 2)
),

changed as (
    update dirty.users set
        is_deleted = not picked.loses_flag,
        deleted_at = case when picked.loses_flag then users.deleted_at end
    from picked
    where users.user_id = picked.user_id
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'contradicting-delete-flags',
    'users',
    user_id,
    'users.deletion',
    case
        when loses_flag then jsonb_build_object('is_deleted', is_deleted)
        else jsonb_build_object('deleted_at', deleted_at)
    end,
    case
        when loses_flag then jsonb_build_object('is_deleted', false)
        else jsonb_build_object('deleted_at', null::timestamptz)
    end,
    jsonb_build_object('user_id', user_id)
from picked;
