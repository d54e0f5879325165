-- id: pos-time-five-hours-behind
-- kind: left-in
-- defect: pos-wall-time
-- title: "POS time was shifted by five hours all year: daylight saving was left out"
-- ask: "New York is not five hours behind UTC all year. What happens to your till orders in July?"
-- marts: [fct_orders, fct_daily_gmv, fct_seller_performance, fct_customer_cohorts]

create view orders as
select
    orders.order_id,
    orders.buyer_id,
    orders.channel,
    orders.order_status,
    orders.currency,
    orders.shipping_amount,
    orders.discount_amount,
    orders.total_amount,
    case
        when ledger.row_key is null then orders.ordered_at
        else (ledger.after ->> 'ordered_at')::timestamp + interval '5 hours'
    end as ordered_at,
    orders.created_at,
    orders.updated_at,
    orders.deleted_at
from orders
left join ledger
    on
        ledger.defect_id = 'pos-wall-time'
        and ledger.table_name = 'orders'
        and ledger.row_key = orders.order_id;
