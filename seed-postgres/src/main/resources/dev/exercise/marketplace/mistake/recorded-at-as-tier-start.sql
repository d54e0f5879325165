-- id: recorded-at-as-tier-start
-- kind: logic
-- defect: none
-- title: "recorded_at was taken as the start of a tier"
-- ask: "A tier was recorded two days after it began. When did it begin?"
-- marts: [dim_seller_tiers, fct_seller_performance]

create view dim_seller_tiers as
select
    dim_seller_tiers.seller_id,
    dim_seller_tiers.tier,
    recorded.recorded_at as valid_from,
    dim_seller_tiers.valid_to,
    dim_seller_tiers.is_current
from dim_seller_tiers
join seller_tier_history as recorded
    on recorded.seller_id = dim_seller_tiers.seller_id and recorded.valid_from = dim_seller_tiers.valid_from;
