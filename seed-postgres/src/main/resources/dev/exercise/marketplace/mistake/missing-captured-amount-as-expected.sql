-- id: missing-captured-amount-as-expected
-- kind: left-in
-- defect: missing-captured-amount
-- title: "Captured events without an amount were filled with the expected amount"
-- ask: "Some captured events have no amount. What did the customer pay, and which row tells?"
-- marts: [fct_payment_reconciliation]

create view payments as
select
    payments.payment_event_id,
    payments.provider,
    payments.provider_event_id,
    payments.order_id,
    payments.event_type,
    case
        when ledger.row_key is null then payments.amount
        else (
            select fct_payment_reconciliation.expected_amount
            from fct_payment_reconciliation
            where fct_payment_reconciliation.order_id = payments.order_id
        )
    end as amount,
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
