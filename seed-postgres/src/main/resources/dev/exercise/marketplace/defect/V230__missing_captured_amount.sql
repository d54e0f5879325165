-- id: missing-captured-amount
-- class: missing values
-- depth: full
-- rate: 0.01
-- groups: [payments.amount]
-- touches: [payments]
-- recovery: Take the amount that was authorised for the same order.
with expected as (
    select
        orders.order_id,
        case
            when orders.order_status in ('pending', 'cancelled', 'refunded') then 0.00
            else sum(order_items.quantity * order_items.unit_price)
                + orders.shipping_amount - orders.discount_amount
        end as amount
    from clean.orders
    join clean.order_items on order_items.order_id = orders.order_id
    group by orders.order_id
),

-- The authorised amount leads back to it: one of each, of equal amount.
recoverable as (
    select
        order_id,
        max(payment_event_id) filter (where event_type = 'captured') as payment_event_id
    from clean.payments
    where event_type in ('authorized', 'captured')
    group by order_id
    having
        count(*) filter (where event_type = 'captured') = 1
        and count(*) filter (where event_type = 'authorized') = 1
        and max(amount) = min(amount)
),

-- In half of them the amount is not the expected one, so that filling in that one is seen.
ranked as (
    select
        payments.payment_event_id,
        payments.order_id,
        payments.provider,
        payments.provider_event_id,
        payments.amount,
        row_number() over (
            partition by payments.amount = expected.amount
            order by
                workshop.draw(${seed}, 'missing-captured-amount', payments.payment_event_id::text),
                payments.payment_event_id
        ) as position,
        count(*) over () as recoverable_events
    from recoverable
    join dirty.payments on payments.payment_event_id = recoverable.payment_event_id
    join expected on expected.order_id = recoverable.order_id
    where workshop.unclaimed('payments', payments.payment_event_id, 'payments.amount')
),

picked as (
    select *
    from ranked
    where position <= ceil(${missing-captured-amount} * recoverable_events / 2)
),

changed as (
    update dirty.payments set amount = null
    from picked
    where payments.payment_event_id = picked.payment_event_id
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'missing-captured-amount',
    'payments',
    payment_event_id,
    'payments.amount',
    jsonb_build_object('amount', amount),
    jsonb_build_object('amount', null::numeric),
    jsonb_build_object('order_id', order_id, 'provider', provider, 'provider_event_id', provider_event_id)
from picked;
