-- Either mark erases an account: services that erase do not all set both.
with source as (

    select
        user_id,
        email,
        full_name,
        phone,
        country_code,
        user_type,
        is_deleted,
        deleted_at,
        created_at,
        updated_at,
        _airbyte_extracted_at
    from {{ source('marketplace', 'users') }}

),

renamed as (

    select
        user_id,
        lower(trim(email)) as email,
        full_name,
        nullif(trim(phone), '') as phone,
        {{ upper_code('country_code') }} as country_code,
        {{ lower_code('user_type') }} as user_type,
        is_deleted or deleted_at is not null as is_deleted,
        deleted_at,
        created_at,
        updated_at,
        _airbyte_extracted_at as extracted_at
    from source

)

select
    user_id,
    email,
    full_name,
    phone,
    country_code,
    user_type,
    is_deleted,
    deleted_at,
    created_at,
    updated_at,
    extracted_at
from renamed
