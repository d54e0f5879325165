-- id: expected-from-total-amount
-- kind: left-in
-- defect: drifted-order-total
-- title: "The expected amount was taken from total_amount"
-- ask: "Is total_amount always items + shipping - discount? Which query would tell?"
-- marts: [fct_payment_reconciliation]

create view orders as
select
    orders.order_id,
    orders.buyer_id,
    orders.channel,
    orders.order_status,
    orders.currency,
    orders.shipping_amount,
    orders.discount_amount,
    coalesce((ledger.after ->> 'total_amount')::numeric, orders.total_amount) as total_amount,
    orders.ordered_at,
    orders.created_at,
    orders.updated_at,
    orders.deleted_at
from orders
left join ledger
    on
        ledger.defect_id = 'drifted-order-total'
        and ledger.table_name = 'orders'
        and ledger.row_key = orders.order_id;

create view fct_payment_reconciliation as
with amounts as (
    select
        fct_payment_reconciliation.order_id,
        case
            when orders.order_status in ('pending', 'cancelled', 'refunded') then 0.00
            else orders.total_amount
        end as expected_amount,
        fct_payment_reconciliation.captured_amount,
        fct_payment_reconciliation.refunded_amount,
        fct_payment_reconciliation.net_paid_amount,
        fct_payment_reconciliation.last_payment_at
    from fct_payment_reconciliation
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
