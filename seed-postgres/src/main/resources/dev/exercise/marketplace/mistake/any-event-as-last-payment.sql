-- id: any-event-as-last-payment
-- kind: logic
-- defect: none
-- title: "last_payment_at looks at authorised and failed events, too"
-- ask: "Which events are payments?"
-- marts: [fct_payment_reconciliation]

create view fct_payment_reconciliation as
select
    fct_payment_reconciliation.order_id,
    fct_payment_reconciliation.expected_amount,
    fct_payment_reconciliation.captured_amount,
    fct_payment_reconciliation.refunded_amount,
    fct_payment_reconciliation.net_paid_amount,
    fct_payment_reconciliation.difference_amount,
    events.last_event_at as last_payment_at,
    fct_payment_reconciliation.reconciliation_status
from fct_payment_reconciliation
left join (
    select
        order_id,
        max(event_at) at time zone 'UTC' as last_event_at
    from payments
    group by order_id
) as events on events.order_id = fct_payment_reconciliation.order_id;
