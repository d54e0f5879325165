-- id: all-times-as-new-york
-- kind: over-corrected
-- defect: pos-wall-time
-- title: "ordered_at of every channel was taken as New York time"
-- ask: "Which channels write local time, and which write UTC?"
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
        when orders.channel = 'pos' then orders.ordered_at
        else orders.ordered_at at time zone 'America/New_York' at time zone 'UTC'
    end as ordered_at,
    orders.created_at,
    orders.updated_at,
    orders.deleted_at
from orders;
