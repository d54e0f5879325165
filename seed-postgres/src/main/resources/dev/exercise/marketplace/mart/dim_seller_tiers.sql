-- name: dim_seller_tiers
-- depth: full
-- grain: [seller_id, valid_from]
-- columns:
--   seller_id: INT64
--   tier: STRING
--   valid_from: TIMESTAMP
--   valid_to: TIMESTAMP
--   is_current: BOOL
-- touched: |
--   select (keys ->> 'seller_id')::bigint as seller_id, (keys ->> 'valid_from')::timestamptz as valid_from
--   from ledger
--   where table_name = 'seller_tier_history'
select
    seller_id,
    tier,
    valid_from,
    valid_to,
    valid_to is null as is_current
from seller_tier_history
