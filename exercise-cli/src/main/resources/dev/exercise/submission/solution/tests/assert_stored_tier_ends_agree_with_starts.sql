{{ config(severity='warn') }}

-- No mart reads the stored end of a tier: the next one's start is what counts. Known to differ; the test says how
-- often.
select
    stored.tier_history_id,
    stored.valid_to as stored_valid_to,
    tiers.valid_to
from {{ ref('stg_seller_tier_history') }} as stored
inner join {{ ref('dim_seller_tiers') }} as tiers
    on
        stored.seller_id = tiers.seller_id
        and stored.valid_from = tiers.valid_from
where stored.valid_to is distinct from tiers.valid_to
