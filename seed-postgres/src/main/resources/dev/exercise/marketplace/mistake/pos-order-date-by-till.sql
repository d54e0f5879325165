-- id: pos-order-date-by-till
-- kind: logic
-- defect: none
-- title: "order_date of POS orders is the till's day, while ordered_at was converted"
-- ask: "ordered_at of a till order is right. From which column did you take its date?"
-- marts: [fct_orders, fct_daily_gmv, fct_seller_performance, fct_customer_cohorts]

-- No way to leave till time in: ordered_at was converted, and the day of the till can be had from clean data as well.
create view fct_orders as
with dated as (
    select
        fct_orders.*,
        case
            when fct_orders.channel = 'pos'
                then (fct_orders.ordered_at at time zone 'America/New_York')::date
            else fct_orders.order_date
        end as local_date
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
