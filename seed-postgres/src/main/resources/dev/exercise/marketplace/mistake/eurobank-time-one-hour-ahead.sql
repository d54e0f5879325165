-- id: eurobank-time-one-hour-ahead
-- kind: left-in
-- defect: eurobank-wall-time
-- title: "Eurobank time was shifted by one hour all year: daylight saving was left out"
-- ask: "Berlin is not one hour ahead of UTC all year. What happens to your eurobank payments in summer?"
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
        else (ledger.after ->> 'event_at')::timestamp - interval '1 hour'
    end as event_at,
    payments.received_at,
    payments.updated_at
from payments
left join ledger
    on
        ledger.defect_id = 'eurobank-wall-time'
        and ledger.keys ->> 'provider' = payments.provider
        and ledger.keys ->> 'provider_event_id' = payments.provider_event_id;
