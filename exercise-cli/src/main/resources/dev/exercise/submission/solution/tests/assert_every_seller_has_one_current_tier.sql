-- A seller's tiers follow each other, and the last is open.
select
    seller_id,
    countif(is_current) as current_tiers
from {{ ref('dim_seller_tiers') }}
group by seller_id
having countif(is_current) != 1
