-- id: eurobank-time-shifted-backwards
-- kind: left-in
-- defect: eurobank-wall-time
-- title: "Eurobank time was converted in the wrong direction"
-- ask: "At which UTC time did a payment happen that eurobank reports at 12:00 in July?"
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
        when ledger.row_key is null then payments.event_at
        else (ledger.after ->> 'event_at')::timestamp at time zone 'UTC' at time zone 'Europe/Berlin'
    end as event_at,
    payments.received_at,
    payments.updated_at
from payments
left join ledger
    on
        ledger.defect_id = 'eurobank-wall-time'
        and ledger.keys ->> 'provider' = payments.provider
        and ledger.keys ->> 'provider_event_id' = payments.provider_event_id;
