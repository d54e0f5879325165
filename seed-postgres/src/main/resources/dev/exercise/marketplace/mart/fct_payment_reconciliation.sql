-- name: fct_payment_reconciliation
-- depth: core
-- grain: [order_id]
-- columns:
--   order_id: INT64
--   expected_amount: NUMERIC
--   captured_amount: NUMERIC
--   refunded_amount: NUMERIC
--   net_paid_amount: NUMERIC
--   difference_amount: NUMERIC
--   last_payment_at: TIMESTAMP
--   reconciliation_status: STRING
-- touched: |
--   select distinct (keys ->> 'order_id')::bigint as order_id
--   from ledger
--   where keys ->> 'order_id' is not null
with paid as (
    select
        order_id,
        sum(amount) filter (where event_type = 'captured') as captured_amount,
        sum(amount) filter (where event_type = 'refunded') as refunded_amount,
        max(event_at) as last_payment_at
    from payments
    where event_type in ('captured', 'refunded')
    group by order_id
),

amounts as (
    select
        fct_orders.order_id,
        case
            when orders.order_status in ('pending', 'cancelled', 'refunded') then 0.00
            else fct_orders.items_amount + orders.shipping_amount - orders.discount_amount
        end as expected_amount,
        coalesce(paid.captured_amount, 0.00) as captured_amount,
        coalesce(paid.refunded_amount, 0.00) as refunded_amount,
        paid.last_payment_at at time zone 'UTC' as last_payment_at
    from fct_orders
    join orders on orders.order_id = fct_orders.order_id
    left join paid on paid.order_id = fct_orders.order_id
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
from balances
