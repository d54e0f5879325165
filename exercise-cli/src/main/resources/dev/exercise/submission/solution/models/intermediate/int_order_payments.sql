-- What was paid and paid back for an order. Authorisations and failures move no money.
with payments as (

    select
        order_id,
        event_type,
        amount,
        event_at
    from {{ ref('int_payments_deduplicated') }}
    where event_type in ('captured', 'refunded')

)

select
    order_id,
    sum(if(event_type = 'captured', amount, 0)) as captured_amount,
    sum(if(event_type = 'refunded', amount, 0)) as refunded_amount,
    max(event_at) as last_payment_at
from payments
group by order_id
