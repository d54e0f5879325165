-- id: gmv-rounded-per-item
-- kind: logic
-- defect: none
-- title: "GMV was rounded item by item"
-- ask: "Where does the brief round, and where do you?"
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
        else coalesce(items.rounded_usd, 0.00)
    end as gmv_usd
from fct_orders
left join daily_rates
    on
        daily_rates.currency = fct_orders.currency
        and daily_rates.rate_date = fct_orders.order_date
left join lateral (
    select sum(round(order_items.quantity * order_items.unit_price * daily_rates.usd_rate, 2)) as rounded_usd
    from order_items
    where order_items.order_id = fct_orders.order_id
) as items on true;
