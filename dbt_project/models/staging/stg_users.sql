-- Staging models are one to one with a source table and are the only ones that read it: they pick
-- the columns, name them and give them their types. Joins and business rules come in later layers.
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
        email,
        full_name,
        phone,
        country_code,
        user_type,
        is_deleted,
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
