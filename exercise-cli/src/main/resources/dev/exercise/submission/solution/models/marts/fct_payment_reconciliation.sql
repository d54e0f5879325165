with orders as (

    select
        order_id,
        order_status,
        items_amount,
        shipping_amount,
        discount_amount
    from {{ ref('int_orders_enriched') }}
    where not is_erased

),

payments as (

    select
        order_id,
        captured_amount,
        refunded_amount,
        last_payment_at
    from {{ ref('int_order_payments') }}

),

amounts as (

    select
        orders.order_id,
        if(
            orders.order_status in ('pending', 'cancelled', 'refunded'),
            0,
            orders.items_amount + orders.shipping_amount - orders.discount_amount
        ) as expected_amount,
        coalesce(payments.captured_amount, 0) as captured_amount,
        coalesce(payments.refunded_amount, 0) as refunded_amount,
        payments.last_payment_at
    from orders
    left join payments on orders.order_id = payments.order_id

),

differences as (

    select
        order_id,
        expected_amount,
        captured_amount,
        refunded_amount,
        captured_amount - refunded_amount as net_paid_amount,
        captured_amount - refunded_amount - expected_amount as difference_amount,
        last_payment_at
    from amounts

),

final as (

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
    from differences

)

select
    order_id,
    expected_amount,
    captured_amount,
    refunded_amount,
    net_paid_amount,
    difference_amount,
    last_payment_at,
    reconciliation_status
from final
