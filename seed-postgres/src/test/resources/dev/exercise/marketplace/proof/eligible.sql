-- The rows among which each defect picks, in the clean world's numbers. Added rows are patterned on
-- rows of the same table.
select 'pos-wall-time' as defect_id, 'orders' as table_name, order_id as row_key
from clean.orders
where channel = 'pos'
union all
select 'eurobank-wall-time', 'payments', payment_event_id
from clean.payments
where provider = 'eurobank'
union all
select 'missing-order-currency', 'orders', order_id
from clean.orders
union all
select 'untidy-status', 'orders', order_id
from clean.orders
union all
select 'untidy-currency', 'products', product_id
from clean.products
union all
-- A currency that is missing cannot be untidy.
select 'untidy-currency', 'orders', order_id
from dirty.orders
where currency is not null
union all
select 'untidy-currency', 'order_items', order_item_id
from clean.order_items
union all
select 'untidy-currency', 'payments', payment_event_id
from clean.payments
union all
select 'blank-country', 'users', user_id
from clean.users
where country_code is null
union all
-- Second accounts are untidy at any rate.
select 'untidy-emails', 'users', min(user_id)
from clean.users
group by email
union all
select 'contradicting-delete-flags', 'users', user_id
from clean.users
where is_deleted
union all
select 'missing-captured-amount', 'payments', max(payment_event_id) filter (where event_type = 'captured')
from clean.payments
where event_type in ('authorized', 'captured')
group by order_id
having count(*) = 2 and max(event_type) <> min(event_type) and max(amount) = min(amount)
union all
select 'drifted-order-total', 'orders', order_id
from clean.orders
union all
select 'lost-parent-category', 'categories', category_id
from clean.categories
where parent_category_id is null
union all
select 'mixed-offset-events', 'event_log', log_id
from clean.event_log
union all
select 'out-of-order-events', 'event_log', log_id
from (
    select
        log_id,
        lead(log_id) over (partition by entity_type, entity_id order by lsn) as next_log_id
    from clean.event_log
) as events
where next_log_id is not null
union all
select 'overlapping-tiers', 'seller_tier_history', tier_history_id
from clean.seller_tier_history
where valid_to is not null
union all
select 'false-verified-reviews', 'reviews', review_id
from clean.reviews
union all
select 'redelivered-payments', 'payments', payment_event_id
from clean.payments
union all
select 'orphan-items', 'order_items', order_item_id
from clean.order_items
union all
select 'redelivered-events', 'event_log', log_id
from clean.event_log
union all
select 'resubmitted-reviews', 'reviews', review_id
from clean.reviews
union all
select 'impossible-ratings', 'reviews', review_id
from clean.reviews
