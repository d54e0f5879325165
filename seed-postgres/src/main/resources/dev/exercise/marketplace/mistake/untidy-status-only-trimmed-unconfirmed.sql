-- id: untidy-status-only-trimmed-unconfirmed
-- kind: left-in
-- defect: untidy-status
-- title: "Untidy order_status was trimmed but its case left: confirmed orders passed as unconfirmed"
-- ask: "Which values does order_status have, and how many rows each?"
-- marts: [fct_orders, fct_daily_gmv, fct_payment_reconciliation, fct_seller_performance, fct_customer_cohorts]

-- A list of confirmed statuses knows no untidy one: such an order counts like a pending one.
create view orders as
select
    orders.order_id,
    orders.buyer_id,
    orders.channel,
    case when ledger.row_key is null then orders.order_status else 'pending' end as order_status,
    orders.currency,
    orders.shipping_amount,
    orders.discount_amount,
    orders.total_amount,
    orders.ordered_at,
    orders.created_at,
    orders.updated_at,
    orders.deleted_at
from orders
left join ledger
    on
        ledger.defect_id = 'untidy-status'
        and ledger.table_name = 'orders'
        and ledger.row_key = orders.order_id;

create view fct_orders as
select
    fct_orders.order_id,
    fct_orders.buyer_id,
    fct_orders.channel,
    coalesce(trim(ledger.after ->> 'order_status'), fct_orders.order_status) as order_status,
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
where order_status in ('paid', 'shipped', 'delivered', 'refunded')
group by order_date;
