-- id: overlapping-tiers-left-in
-- kind: left-in
-- defect: overlapping-tiers
-- title: "valid_to of tiers was left as it is"
-- ask: "Can a seller have two tiers at once? Which query would tell?"
-- marts: [dim_seller_tiers]

create view seller_tier_history as
select
    seller_tier_history.tier_history_id,
    seller_tier_history.seller_id,
    seller_tier_history.tier,
    seller_tier_history.valid_from,
    case
        when ledger.row_key is null then seller_tier_history.valid_to
        else (ledger.after ->> 'valid_to')::timestamptz
    end as valid_to,
    seller_tier_history.recorded_at,
    seller_tier_history.updated_at
from seller_tier_history
left join ledger
    on
        ledger.defect_id = 'overlapping-tiers'
        and (ledger.keys ->> 'seller_id')::bigint = seller_tier_history.seller_id
        and (ledger.keys ->> 'valid_from')::timestamptz = seller_tier_history.valid_from;
