-- Classes of the time from a payment event to its arrival, and the per cent of events in each.
with delays as (
    select extract(epoch from received_at - event_at at time zone 'UTC') as seconds
    from payments
)

select
    case
        when seconds < 2 then 0
        when seconds < 4 then 1
        when seconds < 6 then 2
        when seconds < 10 then 3
        when seconds < 2 * 86400 then 4
        when seconds < 5 * 86400 then 5
        when seconds < 10 * 86400 then 6
        else 7
    end as class,
    100.0 * count(*) / sum(count(*)) over () as share
from delays
group by class
order by class
