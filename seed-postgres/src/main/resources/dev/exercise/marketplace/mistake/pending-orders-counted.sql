-- id: pending-orders-counted
-- kind: logic
-- defect: none
-- title: "Pending orders were counted as confirmed"
-- ask: "Which orders are confirmed, by the brief?"
-- marts: [fct_orders, fct_daily_gmv]

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
    case
        when fct_orders.order_status = 'pending' then round(fct_orders.items_amount * daily_rates.usd_rate, 2)
        else fct_orders.gmv_usd
    end as gmv_usd
from fct_orders
left join daily_rates
    on
        daily_rates.currency = fct_orders.currency
        and daily_rates.rate_date = fct_orders.order_date;

create view fct_daily_gmv as
select
    order_date,
    count(*) as orders_count,
    count(distinct buyer_id) as buyers_count,
    sum(gmv_usd) as gmv_usd
from fct_orders
where order_status <> 'cancelled'
group by order_date;
