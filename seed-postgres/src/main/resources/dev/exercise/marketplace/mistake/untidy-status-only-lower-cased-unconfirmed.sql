-- id: untidy-status-only-lower-cased-unconfirmed
-- kind: left-in
-- defect: untidy-status
-- title: "Untidy order_status was lower-cased but its blanks left: confirmed orders passed as unconfirmed"
-- ask: "Which values does order_status have, and how many rows each?"
-- marts: [fct_orders, fct_daily_gmv, fct_payment_reconciliation, fct_seller_performance, fct_customer_cohorts]

-- A list of confirmed statuses knows no untidy one: such an order counts like a pending one.
create view orders as
select
    orders.order_id,
    orders.buyer_id,
    orders.channel,
    case
        when lower(ledger.after ->> 'order_status') <> orders.order_status then 'pending'
        else orders.order_status
    end as order_status,
    orders.currency,
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
        ledger.defect_id = 'untidy-status'
        and ledger.table_name = 'orders'
        and ledger.row_key = orders.order_id;

create view fct_orders as
select
    fct_orders.order_id,
    fct_orders.buyer_id,
    fct_orders.channel,
    coalesce(lower(ledger.after ->> 'order_status'), fct_orders.order_status) as order_status,
    fct_orders.currency,
    fct_orders.ordered_at,
    fct_orders.order_date,
    fct_orders.item_count,
    fct_orders.items_amount,
    fct_orders.gmv_usd
from fct_orders
left join ledger
    on ledger.defect_id = 'untidy-status' and ledger.row_key = fct_orders.order_id;

create view fct_daily_gmv as
select
    order_date,
    count(*) as orders_count,
    count(distinct buyer_id) as buyers_count,
    sum(gmv_usd) as gmv_usd
from fct_orders
where order_status in ('paid', 'shipped', 'delivered', 'refunded')
group by order_date;

create view fct_seller_performance as
with sales as (
    select
        order_items.seller_id,
        date_trunc('month', fct_orders.order_date)::date as month,
        count(distinct order_items.order_id) as orders_count,
        sum(order_items.quantity) as items_sold,
        sum(round(order_items.quantity * order_items.unit_price * daily_rates.usd_rate, 2)) as gmv_usd
    from fct_orders
    join order_items on order_items.order_id = fct_orders.order_id
    left join daily_rates
        on daily_rates.currency = fct_orders.currency and daily_rates.rate_date = fct_orders.order_date
    where fct_orders.order_status in ('paid', 'shipped', 'delivered', 'refunded')
    group by 1, 2
)

select
    seller_id,
    month,
    coalesce(sales.orders_count, 0) as orders_count,
    coalesce(sales.items_sold, 0) as items_sold,
    coalesce(sales.gmv_usd, 0.00) as gmv_usd,
    months.cancelled_orders_count,
    months.cancelled_orders_count::double precision
    / nullif(months.cancelled_orders_count + coalesce(sales.orders_count, 0), 0) as cancellation_rate,
    months.verified_reviews_count,
    months.average_rating,
    months.tier
from fct_seller_performance as months
left join sales using (seller_id, month);

create view fct_customer_cohorts as
with confirmed as (
    select
        users.email as customer,
        date_trunc('month', fct_orders.order_date)::date as month,
        fct_orders.gmv_usd
    from fct_orders
    join users on users.user_id = fct_orders.buyer_id
    where fct_orders.order_status in ('paid', 'shipped', 'delivered', 'refunded')
),

cohorts as (
    select
        customer,
        min(month) as cohort_month
    from confirmed
    group by customer
),

sizes as (
    select
        cohort_month,
        count(*) as cohort_size
    from cohorts
    group by cohort_month
),

activity as (
    select
        cohorts.cohort_month,
        (
            12 * (extract(year from confirmed.month) - extract(year from cohorts.cohort_month))
            + extract(month from confirmed.month) - extract(month from cohorts.cohort_month)
        )::bigint as months_since,
        count(distinct confirmed.customer) as active_customers,
        sum(confirmed.gmv_usd) as gmv_usd
    from confirmed
    join cohorts on cohorts.customer = confirmed.customer
    group by 1, 2
)

select
    activity.cohort_month,
    activity.months_since,
    sizes.cohort_size,
    activity.active_customers,
    activity.active_customers::double precision / sizes.cohort_size as retention_rate,
    activity.gmv_usd
from activity
join sizes on sizes.cohort_month = activity.cohort_month;
