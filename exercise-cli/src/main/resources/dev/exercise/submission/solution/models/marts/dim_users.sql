with users as (

    select
        user_id,
        email,
        country_code,
        user_type,
        is_deleted,
        created_at
    from {{ ref('stg_users') }}

)

select
    user_id,
    email,
    coalesce(country_code, 'unknown') as country_code,
    user_type,
    is_deleted,
    created_at
from users
