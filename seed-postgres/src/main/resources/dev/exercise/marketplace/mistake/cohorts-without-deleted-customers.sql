-- id: cohorts-without-deleted-customers
-- kind: logic
-- defect: none
-- title: "Deleted customers were left out of the cohorts"
-- ask: "A customer deletes the account in June. What happens to the cohort of last July?"
-- marts: [fct_customer_cohorts]

create view fct_customer_cohorts as
with confirmed as (
    select
        users.email as customer,
        date_trunc('month', fct_orders.order_date)::date as month,
        fct_orders.gmv_usd
    from fct_orders
    join users on users.user_id = fct_orders.buyer_id
    where fct_orders.order_status not in ('pending', 'cancelled') and not users.is_deleted
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
