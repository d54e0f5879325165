-- Ends as stored overlap, or are missing after the next tier has begun: a tier ends where the seller's next one begins.
with tiers as (

    select
        seller_id,
        tier,
        valid_from,
        lead(valid_from) over (partition by seller_id order by valid_from) as valid_to
    from {{ ref('stg_seller_tier_history') }}

)

select
    seller_id,
    tier,
    valid_from,
    valid_to,
    valid_to is null as is_current
from tiers
