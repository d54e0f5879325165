select
    order_date,
    count(*) as orders_count,
    count(distinct buyer_id) as buyers_count,
    sum(gmv_usd) as gmv_usd
from {{ ref('fct_orders') }}
where order_status not in ('pending', 'cancelled')
group by order_date
