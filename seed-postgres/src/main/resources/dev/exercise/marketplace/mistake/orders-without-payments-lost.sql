-- id: orders-without-payments-lost
-- kind: logic
-- defect: none
-- title: "Orders without a captured or refunded payment were lost in a join"
-- ask: "Which orders should this mart have a row for, and which does your join keep?"
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
    fct_payment_reconciliation.reconciliation_status
from fct_payment_reconciliation
where fct_payment_reconciliation.last_payment_at is not null;
