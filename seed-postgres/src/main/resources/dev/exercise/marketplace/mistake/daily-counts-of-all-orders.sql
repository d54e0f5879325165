-- id: daily-counts-of-all-orders
-- kind: logic
-- defect: none
-- title: "Orders and buyers of a day are counted with pending and cancelled orders; GMV is right"
-- ask: "Which orders does your orders_count count?"
-- marts: [fct_daily_gmv]

create view fct_daily_gmv as
select
    order_date,
    count(*) as orders_count,
    count(distinct buyer_id) as buyers_count,
    sum(gmv_usd) as gmv_usd
from fct_orders
group by order_date;
