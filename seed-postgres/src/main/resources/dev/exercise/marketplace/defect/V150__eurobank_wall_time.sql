-- id: eurobank-wall-time
-- class: time zones
-- depth: core
-- rate: 1
-- groups: [payments.event_at]
-- touches: [payments]
-- recovery: Read event_at of provider eurobank as Berlin wall time, daylight saving included.
with picked as (
    select
        payment_event_id,
        order_id,
        provider,
        provider_event_id,
        event_at,
        event_at at time zone 'UTC' at time zone 'Europe/Berlin' as wall_time
    from dirty.payments
    where
        provider = 'eurobank'
        and workshop.draw(${seed}, 'eurobank-wall-time', payment_event_id::text) < ${eurobank-wall-time}
        and workshop.unclaimed('payments', payment_event_id, 'payments.event_at')
),

changed as (
    update dirty.payments set event_at = picked.wall_time
    from picked
    where payments.payment_event_id = picked.payment_event_id
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'eurobank-wall-time',
    'payments',
    payment_event_id,
    'payments.event_at',
    jsonb_build_object('event_at', event_at),
    jsonb_build_object('event_at', wall_time),
    jsonb_build_object('order_id', order_id, 'provider', provider, 'provider_event_id', provider_event_id)
from picked;
