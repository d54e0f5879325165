-- id: redelivered-payments
-- class: duplicates
-- depth: core
-- rate: 0.04
-- groups: [payments.row]
-- touches: [payments]
-- recovery: Keep one row per provider and provider_event_id.
with room as (
    select
        *,
        -- What is sent again arrives on a day that is not over yet.
        greatest(received_at, timestamptz '${day-begins}') as first_chance,
        least(interval '3 days', timestamptz '${day-ends}' - greatest(received_at, timestamptz '${day-begins}'))
            as longest_delay
    from dirty.payments
),

picked as (
    select
        (select max(payment_event_id) from dirty.payments)
        + row_number() over (order by payment_event_id) as payment_event_id,
        provider,
        provider_event_id,
        order_id,
        event_type,
        amount,
        currency,
        event_at,
        -- Squared: most webhooks are sent again within hours. Nothing arrives on a whole second.
        date_trunc(
            'second',
            first_chance
            + interval '2 minutes'
            + (longest_delay - interval '2 minutes')
            * workshop.draw(${seed}, 'redelivered-payments delay${again}', payment_event_id::text)
            * workshop.draw(${seed}, 'redelivered-payments delay${again}', payment_event_id::text)
        )
        + interval '1 millisecond'
        * (1 + floor(999 * workshop.draw(${seed}, 'redelivered-payments fraction${again}', payment_event_id::text)))
            as received_at
    from room
    where
        workshop.draw(${seed}, 'redelivered-payments${again}', payment_event_id::text) < ${redelivered-payments}
        and longest_delay > interval '3 minutes'
        and workshop.unclaimed('payments', payment_event_id, 'payments.row')
),

added as (
    insert into dirty.payments (
        payment_event_id, provider, provider_event_id, order_id, event_type, amount, currency,
        event_at, received_at, updated_at
    )
    select
        payment_event_id, provider, provider_event_id, order_id, event_type, amount, currency,
        event_at, received_at, received_at
    from picked
    returning *
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'redelivered-payments',
    'payments',
    payment_event_id,
    'payments.row',
    null,
    to_jsonb(added) - 'payment_event_id',
    jsonb_build_object('order_id', order_id)
from added;
