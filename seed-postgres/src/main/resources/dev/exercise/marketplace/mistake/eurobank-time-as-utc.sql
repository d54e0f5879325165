-- id: eurobank-time-as-utc
-- kind: left-in
-- defect: eurobank-wall-time
-- title: "Eurobank time was taken as UTC"
-- ask: "In which zone does each provider write event_at, and where does the source say so?"
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
    coalesce((ledger.after ->> 'event_at')::timestamp, payments.event_at) as event_at,
    payments.received_at,
    payments.updated_at
from payments
left join ledger
    on
        ledger.defect_id = 'eurobank-wall-time'
        and ledger.keys ->> 'provider' = payments.provider
        and ledger.keys ->> 'provider_event_id' = payments.provider_event_id;
