-- id: unconfirmed-orders-expected
-- kind: logic
-- defect: none
-- title: "Pending and cancelled orders have an expected amount"
-- ask: "How much money is expected for a cancelled order?"
-- marts: [fct_payment_reconciliation]

create view fct_payment_reconciliation as
with amounts as (
    select
        fct_payment_reconciliation.order_id,
        case
            when fct_orders.order_status in ('pending', 'cancelled')
                then fct_orders.items_amount + orders.shipping_amount - orders.discount_amount
            else fct_payment_reconciliation.expected_amount
        end as expected_amount,
        fct_payment_reconciliation.captured_amount,
        fct_payment_reconciliation.refunded_amount,
        fct_payment_reconciliation.net_paid_amount,
        fct_payment_reconciliation.last_payment_at
    from fct_payment_reconciliation
    join fct_orders on fct_orders.order_id = fct_payment_reconciliation.order_id
    join orders on orders.order_id = fct_payment_reconciliation.order_id
)

select
    order_id,
    expected_amount,
    captured_amount,
    refunded_amount,
    net_paid_amount,
    net_paid_amount - expected_amount as difference_amount,
    last_payment_at,
    case
        when captured_amount = 0 and expected_amount > 0 then 'unpaid'
        when net_paid_amount = expected_amount then 'matched'
        when net_paid_amount < expected_amount then 'underpaid'
        else 'overpaid'
    end as reconciliation_status
from amounts;
