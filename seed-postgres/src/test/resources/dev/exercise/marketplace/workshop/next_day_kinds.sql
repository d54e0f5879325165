-- How many rows of each kind came with the day after; the day before lies in schema before.
select 'new accounts' as kind, count(*) from clean.users where created_at >= '2026-07-01 00:00+00'
union all
select 'second accounts', count(*)
from clean.users as later join clean.users as earlier using (email)
where later.created_at >= '2026-07-01 00:00+00' and earlier.created_at < '2026-07-01 00:00+00'
union all
select 'accounts that left', count(*) from clean.users where deleted_at >= '2026-07-01 00:00+00'
union all
select 'countries told at last', count(*)
from clean.users join before.users as earlier using (user_id)
where earlier.country_code is null and users.country_code is not null
union all
select 'changed prices', count(*)
from clean.products join before.products as earlier using (product_id)
where products.price_amount <> earlier.price_amount
union all
select 'withdrawn listings', count(*) from clean.products where deleted_at >= '2026-07-01 00:00+00'
union all
select 'new listings', count(*) from clean.products where created_at >= '2026-07-01 00:00+00'
union all
select 'new orders', count(*) from clean.orders where ordered_at >= '2026-07-01'
union all
select 'orders of new accounts', count(*)
from clean.orders join clean.users on user_id = buyer_id where users.created_at >= '2026-07-01 00:00+00'
union all
select 'late orders', count(*) from clean.orders
where created_at >= '2026-07-01 00:00+00' and ordered_at < '2026-06-30'
union all
select 'from ' || earlier.order_status || ' to ' || orders.order_status, count(*)
from clean.orders join before.orders as earlier using (order_id)
where orders.order_status <> earlier.order_status
group by earlier.order_status, orders.order_status
union all
select 'erased orders', count(*) from clean.orders where deleted_at >= '2026-07-01 00:00+00'
union all
select 'corrected items', count(*)
from clean.order_items join before.order_items as earlier using (order_item_id)
where order_items.quantity <> earlier.quantity
union all
select 'late payments', count(*) from clean.payments
where received_at >= '2026-07-01 00:00+00' and event_at < '2026-06-29'
union all
select 'payments of the day by ' || provider, count(*) from clean.payments
where event_at >= '2026-07-01' group by provider
union all
select 'new reviews', count(*) from clean.reviews where created_at >= '2026-07-01 00:00+00'
union all
select 'edited reviews', count(*)
from clean.reviews join before.reviews as earlier using (review_id)
where reviews.rating <> earlier.rating
union all
select 'changed tiers', count(*)
from clean.seller_tier_history where valid_to >= '2026-07-01 00:00+00'
union all
select 'payments sent again', count(*)
from dirty.payments join clean.payments as original using (provider, provider_event_id)
where payments.received_at >= '2026-07-01 00:00+00' and original.received_at < '2026-07-01 00:00+00'
union all
select 'events logged again', count(*)
from dirty.event_log join clean.event_log as original using (event_uuid)
where event_log.logged_at >= '2026-07-01 00:00+00' and original.logged_at < '2026-07-01 00:00+00'
union all
select 'tills in New York time', count(*)
from dirty.orders join clean.orders as original using (order_id)
where orders.created_at >= '2026-07-01 00:00+00' and orders.ordered_at = original.ordered_at - interval '4 hours'
