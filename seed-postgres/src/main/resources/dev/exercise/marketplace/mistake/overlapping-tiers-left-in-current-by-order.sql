-- id: overlapping-tiers-left-in-current-by-order
-- kind: left-in
-- defect: overlapping-tiers
-- title: "valid_to of tiers was left as it is; the current one is told by its place"
-- ask: "Can a seller have two tiers at once? Which query would tell?"
-- marts: [dim_seller_tiers]

create view dim_seller_tiers as
select
    dim_seller_tiers.seller_id,
    dim_seller_tiers.tier,
    dim_seller_tiers.valid_from,
    case
        when ledger.row_key is null then dim_seller_tiers.valid_to
        else (ledger.after ->> 'valid_to')::timestamptz
    end as valid_to,
    dim_seller_tiers.is_current
from dim_seller_tiers
left join ledger
    on
        ledger.defect_id = 'overlapping-tiers'
        and (ledger.keys ->> 'seller_id')::bigint = dim_seller_tiers.seller_id
        and (ledger.keys ->> 'valid_from')::timestamptz = dim_seller_tiers.valid_from;
