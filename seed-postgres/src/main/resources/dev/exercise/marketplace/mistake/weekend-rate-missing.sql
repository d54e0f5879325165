-- id: weekend-rate-missing
-- kind: logic
-- defect: none
-- title: "No exchange rate was found for weekends, and GMV is empty"
-- ask: "There are no rates for weekends. What does your join find for a Sunday?"
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
        when
            fct_orders.order_status not in ('pending', 'cancelled')
            and not exists (select from exchange_rates where exchange_rates.rate_date = fct_orders.order_date)
            then null
        else fct_orders.gmv_usd
    end as gmv_usd
from fct_orders;
