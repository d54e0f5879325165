-- id: only-delivered-orders-counted
-- kind: logic
-- defect: none
-- title: "Only delivered orders were counted as confirmed"
-- ask: "Which orders are confirmed, by the brief?"
-- marts: [fct_orders, fct_daily_gmv, fct_customer_cohorts]

create view fct_orders as
select
    fct_orders.order_id,
    fct_orders.buyer_id,
    fct_orders.channel,
    fct_orders.order_status,
    fct_orders.currency,
    fct_orders.ordered_at,
    fct_orders.order_date,
    fct_orders.item_count,
    fct_orders.items_amount,
    case when fct_orders.order_status = 'delivered' then fct_orders.gmv_usd else 0.00 end as gmv_usd
from fct_orders;

create view fct_daily_gmv as
select
    order_date,
    count(*) as orders_count,
    count(distinct buyer_id) as buyers_count,
    sum(gmv_usd) as gmv_usd
from fct_orders
where order_status = 'delivered'
group by order_date;
