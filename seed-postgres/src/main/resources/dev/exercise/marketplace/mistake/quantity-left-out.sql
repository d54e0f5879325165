-- id: quantity-left-out
-- kind: logic
-- defect: none
-- title: "items_amount is the sum of unit prices, without the quantity"
-- ask: "An order has one line of three pieces at 10.00. What is its items_amount?"
-- marts: [fct_orders, fct_daily_gmv, fct_payment_reconciliation, fct_customer_cohorts]

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
    coalesce(prices.amount, 0.00) as items_amount,
    case
        when fct_orders.order_status in ('pending', 'cancelled') then 0.00
        else round(coalesce(prices.amount, 0.00) * daily_rates.usd_rate, 2)
    end as gmv_usd
from fct_orders
left join (
    select
        order_id,
        sum(unit_price) as amount
    from order_items
    group by order_id
) as prices on prices.order_id = fct_orders.order_id
left join daily_rates
    on
        daily_rates.currency = fct_orders.currency
        and daily_rates.rate_date = fct_orders.order_date;
