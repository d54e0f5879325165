-- id: tier-end-inclusive
-- kind: logic
-- defect: none
-- title: "A tier ends a second before the next one begins"
-- ask: "Is valid_to part of the tier or not? What follows for a join by between?"
-- marts: [dim_seller_tiers]

create view dim_seller_tiers as
select
    dim_seller_tiers.seller_id,
    dim_seller_tiers.tier,
    dim_seller_tiers.valid_from,
    dim_seller_tiers.valid_to - interval '1 second' as valid_to,
    dim_seller_tiers.is_current
from dim_seller_tiers;
