-- id: difference-and-status-reversed
-- kind: logic
-- defect: none
-- title: "difference_amount is expected less paid, and underpaid and overpaid are exchanged"
-- ask: "An order is underpaid by 5.00. What are its difference_amount and its status?"
-- marts: [fct_payment_reconciliation]

create view fct_payment_reconciliation as
select
    fct_payment_reconciliation.order_id,
    fct_payment_reconciliation.expected_amount,
    fct_payment_reconciliation.captured_amount,
    fct_payment_reconciliation.refunded_amount,
    fct_payment_reconciliation.net_paid_amount,
    -fct_payment_reconciliation.difference_amount as difference_amount,
    fct_payment_reconciliation.last_payment_at,
    case fct_payment_reconciliation.reconciliation_status
        when 'underpaid' then 'overpaid'
        when 'overpaid' then 'underpaid'
        else fct_payment_reconciliation.reconciliation_status
    end as reconciliation_status
from fct_payment_reconciliation;
