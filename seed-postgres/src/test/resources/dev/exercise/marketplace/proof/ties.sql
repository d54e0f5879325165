-- Where a rule says first, latest or one, nothing may be equal. One line a tie: the rule, and the
-- rows in words.
with copies as (
    select
        provider,
        provider_event_id,
        count(*) as copies,
        count(distinct received_at) as arrivals,
        count(distinct (order_id, event_type, amount, upper(trim(currency)), event_at)) as contents
    from dirty.payments
    group by provider, provider_event_id
),

logged as (
    select
        event_uuid,
        count(*) as copies,
        count(distinct logged_at) as arrivals,
        count(distinct (entity_type, entity_id, operation, lsn, payload)) as contents
    from dirty.event_log
    group by event_uuid
),

order_events as (
    select
        entity_id as order_id,
        lsn,
        occurred_at::timestamptz as occurred_at,
        lag(occurred_at::timestamptz) over (partition by entity_id order by lsn) as previous_occurred_at
    from clean.event_log
    where entity_type = 'order'
),

versions as (
    select
        *,
        lag(created_at) over (partition by user_id, product_id, order_id order by created_at, review_id) as previous_created_at,
        lag(updated_at) over (partition by user_id, product_id, order_id order by created_at, review_id) as previous_updated_at
    from dirty.reviews
    where rating between 1 and 5
)

select 'one lsn for an event of an entity' as rule, format('%s %s has %s events of lsn %s', entity_type, entity_id, count(distinct event_uuid), lsn) as tie
from dirty.event_log
group by entity_type, entity_id, lsn
having count(distinct event_uuid) > 1
union all
select 'one creation for an order', format('order %s was created by %s events', entity_id, count(distinct event_uuid))
from dirty.event_log
where entity_type = 'order' and operation = 'c'
group by entity_id
having count(distinct event_uuid) > 1
union all
select 'lsn follows the time', format('order %s: lsn %s is of %s, the one before of %s', order_id, lsn, occurred_at, previous_occurred_at)
from order_events
where occurred_at <= previous_occurred_at
union all
select 'copies of an event differ in their arrival only', format('event %s has %s copies of %s contents at %s times', event_uuid, copies, contents, arrivals)
from logged
where contents > 1 or arrivals < copies
union all
select 'copies of a payment differ in their arrival only', format('%s %s has %s copies of %s contents at %s times', provider, provider_event_id, copies, contents, arrivals)
from copies
where contents > 1 or arrivals < copies
union all
select 'a latest version of a review', format('review %s of user %s and product %s has the time of another: %s', review_id, user_id, product_id, created_at)
from versions
where created_at = previous_created_at or updated_at <= previous_updated_at
union all
select 'one tier at a time', format('seller %s has %s tiers from %s on', seller_id, count(*), valid_from)
from dirty.seller_tier_history
group by seller_id, valid_from
having count(*) > 1
union all
-- "The month's last instant" would be read as before or at it.
select 'no tier begins with a month', format('a tier of seller %s begins at %s', seller_id, valid_from)
from dirty.seller_tier_history
where valid_from = date_trunc('month', valid_from, 'UTC')
union all
select 'one rate a day', format('%s has %s rates on %s', currency, count(*), rate_date)
from workshop.exchange_rates
group by currency, rate_date
having count(*) > 1
union all
select 'an order''s items share one currency', format('order %s has items in %s currencies', order_id, count(distinct upper(trim(currency))))
from dirty.order_items
-- Two items without an order may name the same number.
where order_id in (select order_id from dirty.orders)
group by order_id
having count(distinct upper(trim(currency))) > 1
union all
select 'one authorised amount', format('order %s has a captured event without amount and %s authorised amounts', order_id, count(distinct amount) filter (where event_type = 'authorized'))
from dirty.payments
group by order_id
having
    bool_or(event_type = 'captured' and amount is null)
    and count(distinct amount) filter (where event_type = 'authorized') <> 1
union all
-- A double would round it down or up, as it happens.
select 'no half of a hundredth of an hour', format('order %s was shipped %s after it was paid', order_id, shipped_at - paid_at)
from truth.fct_order_lifecycle
where mod(extract(epoch from shipped_at - paid_at) * 2, 36) = 0 and mod(extract(epoch from shipped_at - paid_at), 36) <> 0
union all
select 'one time of an order', format('order %s was placed in an hour that a zone repeats: %s', order_id, ordered_at)
from clean.orders
where
    channel = 'pos'
    and ordered_at at time zone 'UTC' at time zone 'America/New_York' in (
        (ordered_at - interval '1 hour') at time zone 'UTC' at time zone 'America/New_York',
        (ordered_at + interval '1 hour') at time zone 'UTC' at time zone 'America/New_York'
    )
union all
select 'one time of a payment', format('%s %s happened in an hour that a zone repeats: %s', provider, provider_event_id, event_at)
from clean.payments
where
    provider = 'eurobank'
    and event_at at time zone 'UTC' at time zone 'Europe/Berlin' in (
        (event_at - interval '1 hour') at time zone 'UTC' at time zone 'Europe/Berlin',
        (event_at + interval '1 hour') at time zone 'UTC' at time zone 'Europe/Berlin'
    )
