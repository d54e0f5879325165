-- id: authorized-payments-counted
-- kind: logic
-- defect: none
-- title: "Authorised payments were counted as captured"
-- ask: "Has money moved when a payment is authorised?"
-- marts: [fct_payment_reconciliation]

create view payments as
select
    payments.payment_event_id,
    payments.provider,
    payments.provider_event_id,
    payments.order_id,
    case when payments.event_type = 'authorized' then 'captured' else payments.event_type end as event_type,
    payments.amount,
    payments.currency,
    payments.event_at,
    payments.received_at,
    payments.updated_at
from payments;
