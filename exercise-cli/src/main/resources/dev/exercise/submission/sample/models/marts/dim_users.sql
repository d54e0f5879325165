select
    user_id,
    lower(trim(email)) as email,
    coalesce(nullif(trim(country_code), ''), 'unknown') as country_code,
    user_type,
    is_deleted or deleted_at is not null as is_deleted,
    created_at
from {{ ref('stg_users') }}
