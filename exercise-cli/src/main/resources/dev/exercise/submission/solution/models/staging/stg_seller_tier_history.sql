with source as (

    select
        tier_history_id,
        seller_id,
        tier,
        valid_from,
        valid_to,
        recorded_at,
        updated_at,
        _airbyte_extracted_at
    from {{ source('marketplace', 'seller_tier_history') }}

),

renamed as (

    select
        tier_history_id,
        seller_id,
        {{ lower_code('tier') }} as tier,
        valid_from,
        valid_to,
        recorded_at,
        updated_at,
        _airbyte_extracted_at as extracted_at
    from source

)

select
    tier_history_id,
    seller_id,
    tier,
    valid_from,
    valid_to,
    recorded_at,
    updated_at,
    extracted_at
from renamed
