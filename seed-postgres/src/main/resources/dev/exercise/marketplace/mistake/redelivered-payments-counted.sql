-- id: redelivered-payments-counted
-- kind: left-in
-- defect: redelivered-payments
-- title: "Payments that were delivered twice were counted twice"
-- ask: "A provider delivers its webhooks at least once. How would you notice that an event came twice, and what makes two rows the same event?"
-- marts: [fct_payment_reconciliation]

create view payments as
select
    payment_event_id,
    provider,
    provider_event_id,
    order_id,
    event_type,
    amount,
    currency,
    event_at,
    received_at,
    updated_at
from payments
union all
select
    ledger.row_key,
    payments.provider,
    payments.provider_event_id,
    payments.order_id,
    payments.event_type,
    payments.amount,
    payments.currency,
    payments.event_at,
    (ledger.after ->> 'received_at')::timestamptz as received_at,
    (ledger.after ->> 'updated_at')::timestamptz as updated_at
from payments
join ledger
    on
        ledger.defect_id = 'redelivered-payments'
        and ledger.after ->> 'provider' = payments.provider
        and ledger.after ->> 'provider_event_id' = payments.provider_event_id;
