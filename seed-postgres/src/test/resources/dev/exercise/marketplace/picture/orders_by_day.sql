-- Days since 2025-07-01, and the orders of each channel.
select
    ordered_at::date - date '2025-07-01' as day,
    count(*) filter (where channel = 'web') as web,
    count(*) filter (where channel = 'mobile') as mobile,
    count(*) filter (where channel = 'pos') as pos
from orders
group by 1
order by 1
