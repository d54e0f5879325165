-- What was paid and paid back for an order. Authorisations and failures move no money; a captured event
-- without an amount took what was authorised for its order. Where the authorisations do not agree on one
-- amount it stays unknown, and the test on missing_amounts_count says so.
with payments as (

    select
        order_id,
        event_type,
        amount,
        event_at,
        min(if(event_type = 'authorized', amount, null)) over (partition by order_id) as least_authorized_amount,
        max(if(event_type = 'authorized', amount, null)) over (partition by order_id) as most_authorized_amount
    from {{ ref('int_payments_deduplicated') }}

),

movements as (

    select
        order_id,
        event_type,
        event_at,
        if(
            amount is null
            and event_type = 'captured'
            and least_authorized_amount = most_authorized_amount,
            most_authorized_amount,
            amount
        ) as amount
    from payments
    where event_type in ('captured', 'refunded')

)

select
    order_id,
    sum(if(event_type = 'captured', coalesce(amount, 0), 0)) as captured_amount,
    sum(if(event_type = 'refunded', coalesce(amount, 0), 0)) as refunded_amount,
    max(event_at) as last_payment_at,
    countif(amount is null) as missing_amounts_count
from movements
group by order_id
