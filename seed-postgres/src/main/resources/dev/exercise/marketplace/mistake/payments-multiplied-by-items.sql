-- id: payments-multiplied-by-items
-- kind: logic
-- defect: none
-- title: "Payments were joined to items before they were summed: each counts once for every line of the order"
-- ask: "An order has three lines and one payment. How many rows does their join have, and what do you sum?"
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
    payments.event_at,
    payments.received_at,
    payments.updated_at
from payments
join order_items on order_items.order_id = payments.order_id;
