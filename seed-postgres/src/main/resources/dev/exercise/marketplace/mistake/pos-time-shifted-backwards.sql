-- id: pos-time-shifted-backwards
-- kind: left-in
-- defect: pos-wall-time
-- title: "POS time was converted in the wrong direction"
-- ask: "A till order of 20:00 in New York: what time is that in UTC, and what does your model say?"
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
        else (ledger.after ->> 'ordered_at')::timestamp at time zone 'UTC' at time zone 'America/New_York'
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
