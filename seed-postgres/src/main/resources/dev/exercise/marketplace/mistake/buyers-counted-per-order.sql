-- id: buyers-counted-per-order
-- kind: logic
-- defect: none
-- title: "buyers_count counts orders, not different buyers"
-- ask: "A buyer orders twice on one day. How many buyers has the day?"
-- marts: [fct_daily_gmv]

create view fct_daily_gmv as
select
    fct_daily_gmv.order_date,
    fct_daily_gmv.orders_count,
    fct_daily_gmv.orders_count as buyers_count,
    fct_daily_gmv.gmv_usd
from fct_daily_gmv;
