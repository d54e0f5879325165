-- id: months-since-by-thirty-days
-- kind: logic
-- defect: none
-- title: "months_since counts spans of thirty days"
-- ask: "The first order is of 31 January, the next of 1 February. How many months later is it?"
-- marts: [fct_customer_cohorts]

create view fct_customer_cohorts as
with confirmed as (
    select
        users.email as customer,
        date_trunc('month', fct_orders.order_date)::date as month,
        fct_orders.order_date,
        fct_orders.gmv_usd
    from fct_orders
    join users on users.user_id = fct_orders.buyer_id
    where fct_orders.order_status not in ('pending', 'cancelled')
),

cohorts as (
    select
        customer,
        min(month) as cohort_month,
        min(order_date) as first_date
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
        (confirmed.order_date - cohorts.first_date) ::bigint / 30 as months_since,
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
