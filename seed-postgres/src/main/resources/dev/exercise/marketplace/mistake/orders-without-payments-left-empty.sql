-- id: orders-without-payments-left-empty
-- kind: logic
-- defect: none
-- title: "Amounts of orders without payments were left empty instead of 0"
-- ask: "What is the sum over no payments in SQL, and what does the brief want?"
-- marts: [fct_payment_reconciliation]

create view fct_payment_reconciliation as
select
    fct_payment_reconciliation.order_id,
    fct_payment_reconciliation.expected_amount,
    case
        when fct_payment_reconciliation.last_payment_at is not null
            then fct_payment_reconciliation.captured_amount
    end as captured_amount,
    case
        when fct_payment_reconciliation.last_payment_at is not null
            then fct_payment_reconciliation.refunded_amount
    end as refunded_amount,
    case
        when fct_payment_reconciliation.last_payment_at is not null
            then fct_payment_reconciliation.net_paid_amount
    end as net_paid_amount,
    case
        when fct_payment_reconciliation.last_payment_at is not null
            then fct_payment_reconciliation.difference_amount
    end as difference_amount,
    fct_payment_reconciliation.last_payment_at,
    -- Nothing compared to NULL is true: the last branch is left.
    case
        when fct_payment_reconciliation.last_payment_at is not null
            then fct_payment_reconciliation.reconciliation_status
        else 'overpaid'
    end as reconciliation_status
from fct_payment_reconciliation;
