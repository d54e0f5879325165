with source as (

    select
        category_id,
        parent_category_id,
        category_name,
        created_at,
        updated_at,
        _airbyte_extracted_at
    from {{ source('marketplace', 'categories') }}

),

renamed as (

    select
        category_id,
        parent_category_id,
        trim(category_name) as category_name,
        created_at,
        updated_at,
        _airbyte_extracted_at as extracted_at
    from source

)

select
    category_id,
    parent_category_id,
    category_name,
    created_at,
    updated_at,
    extracted_at
from renamed
