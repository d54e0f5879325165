-- id: refunded-orders-expected
-- kind: logic
-- defect: none
-- title: "The expected amount of refunded orders was not set to 0"
-- ask: "What is still owed for a refunded order, by the brief?"
-- marts: [fct_payment_reconciliation]

create view fct_payment_reconciliation as
with expected as (
    select
        paid.*,
        case
            when orders.order_status = 'refunded'
                then fct_orders.items_amount + orders.shipping_amount - orders.discount_amount
            else paid.expected_amount
        end as full_amount
    from fct_payment_reconciliation as paid
    join fct_orders on fct_orders.order_id = paid.order_id
    join orders on orders.order_id = paid.order_id
)

select
    order_id,
    full_amount as expected_amount,
    captured_amount,
    refunded_amount,
    net_paid_amount,
    net_paid_amount - full_amount as difference_amount,
    last_payment_at,
    case
        when captured_amount = 0 and full_amount > 0 then 'unpaid'
        when net_paid_amount = full_amount then 'matched'
        when net_paid_amount < full_amount then 'underpaid'
        else 'overpaid'
    end as reconciliation_status
from expected;
