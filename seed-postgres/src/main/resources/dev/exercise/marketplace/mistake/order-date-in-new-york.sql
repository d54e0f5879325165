-- id: order-date-in-new-york
-- kind: logic
-- defect: none
-- title: "order_date is the day in New York, while ordered_at is in UTC"
-- ask: "An order is placed at 02:00 UTC. Which day is it counted on?"
-- marts: [fct_orders, fct_daily_gmv, fct_seller_performance, fct_customer_cohorts]

create view fct_orders as
with dated as (
    select
        fct_orders.*,
        (fct_orders.ordered_at at time zone 'America/New_York')::date as local_date
    from fct_orders
)

select
    dated.order_id,
    dated.buyer_id,
    dated.channel,
    dated.order_status,
    dated.currency,
    dated.ordered_at,
    dated.local_date as order_date,
    dated.item_count,
    dated.items_amount,
    case
        when dated.order_status in ('pending', 'cancelled') then 0.00
        else round(dated.items_amount * daily_rates.usd_rate, 2)
    end as gmv_usd
from dated
left join daily_rates
    on daily_rates.currency = dated.currency and daily_rates.rate_date = dated.local_date;
