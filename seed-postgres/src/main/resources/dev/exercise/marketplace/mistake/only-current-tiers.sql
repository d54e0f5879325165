-- id: only-current-tiers
-- kind: logic
-- defect: none
-- title: "Only current tiers are there"
-- ask: "What was the tier of this seller last autumn?"
-- marts: [dim_seller_tiers, fct_seller_performance]

create view dim_seller_tiers as
select
    dim_seller_tiers.seller_id,
    dim_seller_tiers.tier,
    dim_seller_tiers.valid_from,
    dim_seller_tiers.valid_to,
    dim_seller_tiers.is_current
from dim_seller_tiers
where dim_seller_tiers.is_current;
