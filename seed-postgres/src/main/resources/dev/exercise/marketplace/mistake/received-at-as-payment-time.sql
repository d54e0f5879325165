-- id: received-at-as-payment-time
-- kind: logic
-- defect: none
-- title: "received_at, the time of arrival, was taken as the time of the payment"
-- ask: "When was a payment made whose webhook came five days later?"
-- marts: [fct_payment_reconciliation]

create view payments as
select
    payments.payment_event_id,
    payments.provider,
    payments.provider_event_id,
    payments.order_id,
    payments.event_type,
    payments.amount,
    payments.currency,
    payments.received_at at time zone 'UTC' as event_at,
    payments.received_at,
    payments.updated_at
from payments;
