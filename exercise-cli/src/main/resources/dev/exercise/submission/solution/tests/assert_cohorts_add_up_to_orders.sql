-- Every confirmed order is one customer's: none is lost on the way to its cohort or counted in two.
with orders as (

    select coalesce(sum(gmv_usd), 0) as gmv_usd
    from {{ ref('fct_orders') }}

),

cohorts as (

    select coalesce(sum(gmv_usd), 0) as gmv_usd
    from {{ ref('fct_customer_cohorts') }}

)

select
    orders.gmv_usd as orders_gmv_usd,
    cohorts.gmv_usd as cohorts_gmv_usd
from orders
cross join cohorts
where orders.gmv_usd != cohorts.gmv_usd
