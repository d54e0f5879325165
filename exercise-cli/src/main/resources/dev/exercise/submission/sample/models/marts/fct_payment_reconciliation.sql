with orders as (

    select
        stg_orders.order_id,
        case
            when stg_orders.order_status in ('pending', 'cancelled', 'refunded') then 0
            else totals.items_amount + stg_orders.shipping_amount - stg_orders.discount_amount
        end as expected_amount
    from {{ ref('stg_orders') }} as stg_orders
    left join {{ ref('int_order_totals') }} as totals on stg_orders.order_id = totals.order_id

),

payments as (

    select
        order_id,
        sum(case when event_type = 'captured' then amount else 0 end) as captured_amount,
        sum(case when event_type = 'refunded' then amount else 0 end) as refunded_amount,
        max(event_at) as last_payment_at
    from {{ ref('stg_payments') }}
    where event_type in ('captured', 'refunded')
    group by order_id

),

joined as (

    select
        orders.order_id,
        orders.expected_amount,
        coalesce(payments.captured_amount, 0) as captured_amount,
        coalesce(payments.refunded_amount, 0) as refunded_amount,
        coalesce(payments.captured_amount, 0) - coalesce(payments.refunded_amount, 0) as net_paid_amount,
        payments.last_payment_at
    from orders
    left join payments on orders.order_id = payments.order_id

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
from joined
