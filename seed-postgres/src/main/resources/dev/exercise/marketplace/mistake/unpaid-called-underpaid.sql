-- id: unpaid-called-underpaid
-- kind: logic
-- defect: none
-- title: "Orders without any payment are 'underpaid' instead of 'unpaid'"
-- ask: "In which order are the conditions of the status asked?"
-- marts: [fct_payment_reconciliation]

create view fct_payment_reconciliation as
select
    fct_payment_reconciliation.order_id,
    fct_payment_reconciliation.expected_amount,
    fct_payment_reconciliation.captured_amount,
    fct_payment_reconciliation.refunded_amount,
    fct_payment_reconciliation.net_paid_amount,
    fct_payment_reconciliation.difference_amount,
    fct_payment_reconciliation.last_payment_at,
    case fct_payment_reconciliation.reconciliation_status
        when 'unpaid' then 'underpaid'
        else fct_payment_reconciliation.reconciliation_status
    end as reconciliation_status
from fct_payment_reconciliation;
