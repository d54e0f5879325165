-- Months from 2025-07 to a customer's first confirmed order, months since then, and the per cent of
-- these customers that have a confirmed order in that month.
with confirmed as (
    select distinct
        users.email,
        (extract(year from orders.ordered_at) * 12 + extract(month from orders.ordered_at) - 2025 * 12 - 7)::integer
            as month
    from orders
    join users on users.user_id = orders.buyer_id
    where orders.order_status not in ('pending', 'cancelled') and orders.deleted_at is null
),

firsts as (
    select
        email,
        min(month) as cohort
    from confirmed
    group by email
)

select
    firsts.cohort,
    confirmed.month - firsts.cohort as months_since,
    100.0 * count(*) / max(count(*)) over (partition by firsts.cohort) as share
from confirmed
join firsts on firsts.email = confirmed.email
group by firsts.cohort, confirmed.month - firsts.cohort
order by 1, 2
