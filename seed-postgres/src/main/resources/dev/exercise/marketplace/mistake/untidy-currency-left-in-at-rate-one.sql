-- id: untidy-currency-left-in-at-rate-one
-- kind: left-in
-- defect: untidy-currency
-- title: "Untidy currency was left as it is: no rate was found, and the amounts were taken as USD"
-- ask: "Which values does orders.currency have, and which of them find an exchange rate?"
-- marts: [fct_orders, fct_daily_gmv, fct_seller_performance, fct_customer_cohorts]

create view orders as
select
    orders.order_id,
    orders.buyer_id,
    orders.channel,
    orders.order_status,
    coalesce(ledger.after ->> 'currency', orders.currency) as currency,
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
        ledger.defect_id = 'untidy-currency'
        and ledger.table_name = 'orders'
        and ledger.row_key = orders.order_id;

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
            fct_orders.currency is not null
            and fct_orders.gmv_usd is null
            and fct_orders.order_status not in ('pending', 'cancelled')
            then fct_orders.items_amount
        else fct_orders.gmv_usd
    end as gmv_usd
from fct_orders;

-- The answer before leaves out what has no rate.
create view fct_seller_performance as
select
    fct_seller_performance.seller_id,
    fct_seller_performance.month,
    fct_seller_performance.orders_count,
    fct_seller_performance.items_sold,
    fct_seller_performance.gmv_usd + coalesce(unconverted.amount, 0.00) as gmv_usd,
    fct_seller_performance.cancelled_orders_count,
    fct_seller_performance.cancellation_rate,
    fct_seller_performance.verified_reviews_count,
    fct_seller_performance.average_rating,
    fct_seller_performance.tier
from fct_seller_performance
left join (
    select
        order_items.seller_id,
        date_trunc('month', fct_orders.order_date)::date as month,
        sum(order_items.quantity * order_items.unit_price) as amount
    from fct_orders
    join order_items on order_items.order_id = fct_orders.order_id
    left join daily_rates
        on daily_rates.currency = fct_orders.currency and daily_rates.rate_date = fct_orders.order_date
    where
        fct_orders.currency is not null
        and daily_rates.usd_rate is null
        and fct_orders.order_status not in ('pending', 'cancelled')
    group by 1, 2
) as unconverted
    on
        unconverted.seller_id = fct_seller_performance.seller_id
        and unconverted.month = fct_seller_performance.month;
