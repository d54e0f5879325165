-- id: refunds-taken-off-gmv
-- kind: logic
-- defect: none
-- title: "Refunds were taken off GMV"
-- ask: "A refunded order was sold once. Is it part of GMV, by the brief?"
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
    case
        when fct_orders.order_status in ('pending', 'cancelled') then 0.00
        else round((fct_orders.items_amount - coalesce(refunds.amount, 0.00)) * daily_rates.usd_rate, 2)
    end as gmv_usd
from fct_orders
left join (
    select
        order_id,
        sum(amount) as amount
    from payments
    where event_type = 'refunded'
    group by order_id
) as refunds on refunds.order_id = fct_orders.order_id
left join daily_rates
    on
        daily_rates.currency = fct_orders.currency
        and daily_rates.rate_date = fct_orders.order_date;
