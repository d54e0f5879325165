-- Sellers rise and fall; new ones begin at the bottom.
create table nextday.tier_changes as
with ranked as (
    select
        tier_history_id,
        seller_id,
        tier,
        row_number() over (order by nextday.draw('tier', seller_id), seller_id) as position
    from clean.seller_tier_history
    where valid_to is null and valid_from < timestamptz '${day} 00:00:00+00' - interval '10 days'
)

select
    tier_history_id,
    seller_id,
    case tier
        when 'bronze' then 'silver'
        when 'silver' then case when position % 3 = 0 then 'bronze' else 'gold' end
        when 'gold' then case when position % 3 = 0 then 'silver' else 'platinum' end
        else 'gold'
    end as tier,
    position,
    date_trunc('second', nextday.at_hour(1 + 18 * nextday.draw('tier from', seller_id))) as valid_from,
    date_trunc('second', nextday.at_hour(1.2 + 18 * nextday.draw('tier from', seller_id) + 3 * nextday.draw('recorded', seller_id)))
        as recorded_at
from ranked
where position <= (select nextday.some(6, 0.01, 'clean.seller_tier_history'));

update clean.seller_tier_history
set valid_to = tier_changes.valid_from, updated_at = tier_changes.recorded_at
from nextday.tier_changes
where tier_changes.tier_history_id = seller_tier_history.tier_history_id;

insert into clean.seller_tier_history (
    tier_history_id, seller_id, tier, valid_from, valid_to, recorded_at, updated_at
)
select
    (select last_id from nextday.last_number where table_name = 'seller_tier_history')
    + row_number() over (order by recorded_at, seller_id),
    seller_id,
    tier,
    valid_from,
    null,
    recorded_at,
    recorded_at
from (
    select seller_id, tier, valid_from, recorded_at
    from nextday.tier_changes
    union all
    select
        user_id,
        'bronze',
        date_trunc('second', created_at),
        date_trunc('second', created_at + interval '1 hour')
    from nextday.new_users
    where user_type <> 'buyer'
) as begun;
