-- name: dim_users
-- depth: core
-- grain: [user_id]
-- columns:
--   user_id: INT64
--   email: STRING
--   country_code: STRING
--   user_type: STRING
--   is_deleted: BOOL
--   created_at: TIMESTAMP
-- touched: |
--   select distinct (keys ->> 'user_id')::bigint as user_id
--   from ledger
--   where table_name = 'users'
select
    user_id,
    email,
    coalesce(country_code, 'unknown') as country_code,
    user_type,
    is_deleted,
    created_at
from users
