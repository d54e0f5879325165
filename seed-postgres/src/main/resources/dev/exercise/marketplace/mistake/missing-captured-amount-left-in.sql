-- id: missing-captured-amount-left-in
-- kind: left-in
-- defect: missing-captured-amount
-- title: "Captured events without an amount were counted as nothing"
-- ask: "Some captured events have no amount. What did the customer pay, and which row tells?"
-- marts: [fct_payment_reconciliation]

create view payments as
select
    payments.payment_event_id,
    payments.provider,
    payments.provider_event_id,
    payments.order_id,
    payments.event_type,
    case when ledger.row_key is null then payments.amount end as amount,
    payments.currency,
    payments.event_at,
    payments.received_at,
    payments.updated_at
from payments
left join ledger
    on
        ledger.defect_id = 'missing-captured-amount'
        and ledger.keys ->> 'provider' = payments.provider
        and ledger.keys ->> 'provider_event_id' = payments.provider_event_id;
