-- What breaks a fact of the clean world on the day after, one line each; none is right.
with items as (
    select order_id, sum(quantity * unit_price) as amount, count(*) as lines
    from clean.order_items
    group by order_id
),

delivered as (
    select orders.buyer_id, order_items.product_id
    from clean.orders
    join clean.order_items on order_items.order_id = orders.order_id
    where orders.order_status = 'delivered' and orders.deleted_at is null
),

paid as (
    select
        order_id,
        coalesce(sum(amount) filter (where event_type = 'captured'), 0) as captured,
        coalesce(sum(amount) filter (where event_type = 'refunded'), 0) as refunded
    from clean.payments
    group by order_id
),

tiers as (
    select
        *,
        lead(valid_from) over (partition by seller_id order by valid_from) as next_from,
        lead(tier) over (partition by seller_id order by valid_from) as next_tier
    from clean.seller_tier_history
),

events as (
    select
        *,
        occurred_at::timestamptz as happened_at,
        lag(occurred_at::timestamptz) over (order by lsn) as happened_before,
        lag(payload -> 'after') over (partition by entity_type, entity_id order by lsn) as after_before
    from clean.event_log
)

select 'order ' || order_id || ': total is not that of its items' as break
from clean.orders left join items using (order_id)
where total_amount is distinct from amount + shipping_amount - discount_amount
union all
select 'item ' || order_item_id || ': another currency or seller'
from clean.order_items
left join clean.orders using (order_id)
left join clean.products using (product_id)
where orders.currency is distinct from order_items.currency or products.seller_id is distinct from order_items.seller_id
union all
select 'order ' || order_id || ': bought from oneself'
from clean.orders join clean.order_items using (order_id) where buyer_id = seller_id
union all
select 'order ' || order_id || ': by an account that was not there'
from clean.orders join clean.users on user_id = buyer_id
where ordered_at at time zone 'UTC' < users.created_at or orders.created_at > users.deleted_at
union all
select 'order ' || order_id || ': ' || total_amount || ' is no price' from clean.orders where total_amount <= 0
union all
select 'payment ' || payment_event_id || ': another currency, no amount or before the order'
from clean.payments join clean.orders using (order_id)
where payments.currency <> orders.currency or amount is null or amount <= 0
    or event_at at time zone 'UTC' < orders.created_at - interval '1 second'
union all
select 'payment ' || payment_event_id || ': received before it happened, or after more than 21 days'
from clean.payments
where received_at at time zone 'UTC' not between event_at and event_at + interval '21 days'
union all
select 'payment event ' || provider || ' ' || provider_event_id || ': twice'
from clean.payments group by provider, provider_event_id having count(*) > 1
union all
select 'order ' || order_id || ': ' || order_status || ', and money kept'
from clean.orders join paid using (order_id)
where order_status in ('refunded', 'cancelled') and captured <> refunded
union all
select 'review ' || review_id || ': flag is wrong'
from clean.reviews
where is_verified_purchase is distinct from exists (
    select from delivered where buyer_id = user_id and delivered.product_id = reviews.product_id
)
union all
select 'review of ' || product_id || ' by ' || user_id || ': twice'
from clean.reviews group by user_id, product_id, order_id having count(*) > 1
union all
select 'review ' || review_id || ': rating ' || rating from clean.reviews where rating not between 1 and 5
union all
select 'tier of ' || seller_id || ': gap, overlap or the same again'
from tiers where valid_to is distinct from next_from or tier = next_tier
union all
select 'event ' || event_uuid || ': lsn against time' from events where happened_at <= happened_before
union all
select 'event ' || event_uuid || ': does not go on from the one before'
from events where after_before is not null and payload -> 'before' <> after_before
union all
select 'event ' || event_uuid || ': twice' from clean.event_log group by event_uuid having count(*) > 1
union all
select 'event ' || event_uuid || ': not like the others'
from clean.event_log
where event_uuid !~ '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'
    or occurred_at !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$'
    or logged_at < occurred_at::timestamptz
union all
select 'order ' || orders.order_id || ': its log ends otherwise'
from clean.orders
join lateral (
    select payload -> 'after' as image
    from clean.event_log
    where entity_type = 'order' and entity_id = orders.order_id
    order by lsn desc
    limit 1
) as last on true
where
    last.image ->> 'order_status' <> order_status or (last.image ->> 'total_amount')::numeric <> total_amount
    or (last.image ->> 'deleted_at' is null) <> (deleted_at is null)
union all
select 'user ' || user_id || ': e-mail ' || email
from clean.users where email <> lower(trim(email)) or email !~ '^[a-z0-9._-]+@[a-z.]+$'
union all
select 'user ' || user_id || ': phone ' || phone from clean.users where phone !~ '^\+[0-9][0-9 ]{8,}$'
union all
select 'product ' || product_id || ': price ' || price_amount from clean.products where price_amount < 1
union all
select 'account of ' || email || ': more than two'
from clean.users group by email having count(*) > 2
