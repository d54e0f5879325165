-- A customer is a person, known by the e-mail address, with however many accounts, deleted ones included.
with confirmed_orders as (

    select
        users.email as customer,
        date_trunc(orders.order_date, month) as order_month,
        orders.gmv_usd
    from {{ ref('fct_orders') }} as orders
    inner join {{ ref('dim_users') }} as users on orders.buyer_id = users.user_id
    where orders.order_status not in ('pending', 'cancelled')

),

customers as (

    select
        customer,
        min(order_month) as cohort_month
    from confirmed_orders
    group by customer

),

cohorts as (

    select
        cohort_month,
        count(customer) as cohort_size
    from customers
    group by cohort_month

),

activity as (

    select
        customers.cohort_month,
        date_diff(confirmed_orders.order_month, customers.cohort_month, month) as months_since,
        count(distinct confirmed_orders.customer) as active_customers,
        sum(confirmed_orders.gmv_usd) as gmv_usd
    from confirmed_orders
    inner join customers on confirmed_orders.customer = customers.customer
    group by customers.cohort_month, months_since

),

final as (

    select
        activity.cohort_month,
        activity.months_since,
        cohorts.cohort_size,
        activity.active_customers,
        safe_divide(activity.active_customers, cohorts.cohort_size) as retention_rate,
        activity.gmv_usd
    from activity
    inner join cohorts on activity.cohort_month = cohorts.cohort_month

)

select
    cohort_month,
    months_since,
    cohort_size,
    active_customers,
    retention_rate,
    gmv_usd
from final
