-- id: all-payment-times-as-berlin
-- kind: over-corrected
-- defect: eurobank-wall-time
-- title: "event_at of both providers was taken as Berlin time"
-- ask: "Which provider writes local time, and which UTC?"
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
    case
        when payments.provider = 'eurobank' then payments.event_at
        else payments.event_at at time zone 'Europe/Berlin' at time zone 'UTC'
    end as event_at,
    payments.received_at,
    payments.updated_at
from payments;
