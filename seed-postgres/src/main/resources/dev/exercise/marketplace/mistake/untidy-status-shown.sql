-- id: untidy-status-shown
-- kind: left-in
-- defect: untidy-status
-- title: "The logic knows the untidy order_status, but the mart shows it as it is"
-- ask: "Would a dashboard that groups by your order_status show six values?"
-- marts: [fct_orders, fct_seller_performance, fct_customer_cohorts]

create view fct_orders as
select
    fct_orders.order_id,
    fct_orders.buyer_id,
    fct_orders.channel,
    coalesce(ledger.after ->> 'order_status', fct_orders.order_status) as order_status,
    fct_orders.currency,
    fct_orders.ordered_at,
    fct_orders.order_date,
    fct_orders.item_count,
    fct_orders.items_amount,
    fct_orders.gmv_usd
from fct_orders
left join ledger
    on ledger.defect_id = 'untidy-status' and ledger.row_key = fct_orders.order_id;

create view fct_daily_gmv as
select
    order_date,
    count(*) as orders_count,
    count(distinct buyer_id) as buyers_count,
    sum(gmv_usd) as gmv_usd
from fct_orders
where trim(lower(order_status)) not in ('pending', 'cancelled')
group by order_date;
