-- id: refunds-ignored
-- kind: logic
-- defect: none
-- title: "Refunds were ignored"
-- ask: "What is left of a payment after its refund?"
-- marts: [fct_payment_reconciliation]

create view payments as
select payments.*
from payments
where payments.event_type <> 'refunded';
