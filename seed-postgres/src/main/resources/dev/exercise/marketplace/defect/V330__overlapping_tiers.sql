-- id: overlapping-tiers
-- class: SCD2
-- depth: full
-- rate: 0.05
-- groups: [seller_tier_history.valid_to]
-- touches: [seller_tier_history]
-- recovery: Let a tier end where the seller's next one begins.
with ranked as (
    select
        tier_history_id,
        seller_id,
        valid_from,
        valid_to,
        valid_to + date_trunc(
            'seconds',
            interval '1 day'
            + interval '30 days'
            * workshop.draw(${seed}, 'overlapping-tiers length', seller_id || ':' || valid_from)
        ) as late_valid_to,
        row_number() over (
            order by
                workshop.draw(${seed}, 'overlapping-tiers', seller_id || ':' || valid_from), tier_history_id
        ) as position,
        count(*) over () as ended_tiers
    from dirty.seller_tier_history
    where
        valid_to is not null
        and workshop.unclaimed('seller_tier_history', tier_history_id, 'seller_tier_history.valid_to')
),

-- A number of rows, not a chance for each, and both forms in turn: tiers are few.
picked as (
    select
        tier_history_id,
        seller_id,
        valid_from,
        valid_to,
        case
            when position % 2 = 1 and late_valid_to < timestamptz '${day-ends}' then late_valid_to
        end as overlapping
    from ranked
    where position <= ceil(${overlapping-tiers} * ended_tiers)
),

changed as (
    update dirty.seller_tier_history set valid_to = picked.overlapping
    from picked
    where seller_tier_history.tier_history_id = picked.tier_history_id
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'overlapping-tiers',
    'seller_tier_history',
    tier_history_id,
    'seller_tier_history.valid_to',
    jsonb_build_object('valid_to', valid_to),
    jsonb_build_object('valid_to', overlapping),
    jsonb_build_object('seller_id', seller_id, 'valid_from', valid_from)
from picked;
