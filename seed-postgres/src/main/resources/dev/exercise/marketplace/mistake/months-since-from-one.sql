-- id: months-since-from-one
-- kind: logic
-- defect: none
-- title: "months_since counts from 1"
-- ask: "What is months_since in the cohort month itself?"
-- marts: [fct_customer_cohorts]

create view fct_customer_cohorts as
select
    fct_customer_cohorts.cohort_month,
    fct_customer_cohorts.months_since + 1 as months_since,
    fct_customer_cohorts.cohort_size,
    fct_customer_cohorts.active_customers,
    fct_customer_cohorts.retention_rate,
    fct_customer_cohorts.gmv_usd
from fct_customer_cohorts;
