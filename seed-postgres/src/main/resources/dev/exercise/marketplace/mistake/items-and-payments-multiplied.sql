-- id: items-and-payments-multiplied
-- kind: logic
-- defect: none
-- title: "Items and payments were joined to each other before they were summed: each line counts once for every event, each event once for every line"
-- ask: "An order has three lines and two payment events. How many rows does their join have, and what do you sum?"
-- marts: [fct_payment_reconciliation]

create view fct_payment_reconciliation as
with joined as (
    select
        fct_orders.order_id,
        fct_orders.order_status,
        orders.shipping_amount,
        orders.discount_amount,
        order_items.quantity * order_items.unit_price as line_amount,
        payments.event_type,
        payments.amount,
        payments.event_at
    from fct_orders
    join orders on orders.order_id = fct_orders.order_id
    left join order_items on order_items.order_id = fct_orders.order_id
    left join payments on payments.order_id = fct_orders.order_id
),

amounts as (
    select
        order_id,
        case
            when order_status in ('pending', 'cancelled', 'refunded') then 0.00
            else coalesce(sum(line_amount), 0.00) + shipping_amount - discount_amount
        end as expected_amount,
        coalesce(sum(amount) filter (where event_type = 'captured'), 0.00) as captured_amount,
        coalesce(sum(amount) filter (where event_type = 'refunded'), 0.00) as refunded_amount,
        max(event_at) filter (where event_type in ('captured', 'refunded')) at time zone 'UTC' as last_payment_at
    from joined
    group by order_id, order_status, shipping_amount, discount_amount
),

balances as (
    select
        *,
        captured_amount - refunded_amount as net_paid_amount,
        captured_amount - refunded_amount - expected_amount as difference_amount
    from amounts
)

select
    order_id,
    expected_amount,
    captured_amount,
    refunded_amount,
    net_paid_amount,
    difference_amount,
    last_payment_at,
    case
        when captured_amount = 0 and expected_amount > 0 then 'unpaid'
        when difference_amount = 0 then 'matched'
        when difference_amount < 0 then 'underpaid'
        else 'overpaid'
    end as reconciliation_status
from balances;
