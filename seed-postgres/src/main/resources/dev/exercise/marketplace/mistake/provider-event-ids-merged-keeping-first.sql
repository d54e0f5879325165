-- id: provider-event-ids-merged-keeping-first
-- kind: over-corrected
-- defect: redelivered-payments
-- title: "Payments were deduplicated by provider_event_id alone, the first kept: events of two providers were merged"
-- ask: "Is provider_event_id unique on its own? Which query would tell?"
-- marts: [fct_payment_reconciliation]

create view payments as
with delivered as (
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
            and ledger.after ->> 'provider_event_id' = payments.provider_event_id
),

ranked as (
    select
        *,
        row_number() over (
            partition by provider_event_id order by received_at, payment_event_id
        ) as position
    from delivered
)

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
from ranked
where position = 1;
