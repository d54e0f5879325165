-- What a candidate does, from the dirty tables alone: the reference queries on these views must
-- give the truth.
create schema recovered;

create view recovered.order_items as
select
    order_item_id, order_id, product_id, seller_id, quantity, unit_price, upper(trim(currency)) as currency,
    created_at, updated_at
from dirty.order_items
where order_id in (select order_id from dirty.orders);

create view recovered.orders as
select
    order_id, buyer_id, channel, lower(trim(order_status)) as order_status,
    upper(trim(coalesce(orders.currency, items.currency))) as currency,
    shipping_amount, discount_amount, total_amount,
    case when channel = 'pos' then ordered_at at time zone 'America/New_York' at time zone 'UTC' else ordered_at end as ordered_at,
    created_at, updated_at, deleted_at
from dirty.orders
left join (
    select order_id, min(upper(trim(currency))) as currency
    from dirty.order_items
    group by order_id
) as items using (order_id);

create view recovered.payments as
with events as (
    select distinct on (provider, provider_event_id)
        payment_event_id, provider, provider_event_id, order_id, event_type, amount, currency,
        case provider when 'eurobank' then event_at at time zone 'Europe/Berlin' at time zone 'UTC' else event_at end as event_at,
        received_at, updated_at
    from dirty.payments
    order by provider, provider_event_id, received_at
)

select
    payment_event_id, provider, provider_event_id, order_id, event_type,
    case
        when amount is null and event_type = 'captured'
            then (
                select max(authorized.amount)
                from events as authorized
                where authorized.order_id = events.order_id and authorized.event_type = 'authorized'
            )
        else amount
    end as amount,
    currency, event_at, received_at, updated_at
from events;

create view recovered.users as
select
    user_id, lower(trim(email)) as email, full_name, phone, nullif(upper(trim(country_code)), '') as country_code, user_type,
    is_deleted or deleted_at is not null as is_deleted, deleted_at, created_at, updated_at
from dirty.users;

create view recovered.products as
select
    product_id, seller_id, category_id, title, price_amount, upper(trim(currency)) as currency, product_status,
    deleted_at, created_at, updated_at
from dirty.products;

create view recovered.categories as
select
    category_id,
    case when parent_category_id in (select category_id from dirty.categories) then parent_category_id end as parent_category_id,
    category_name, created_at, updated_at
from dirty.categories;

create view recovered.event_log as
select distinct on (event_uuid)
    log_id, event_uuid, entity_type, entity_id, operation, lsn, payload,
    (occurred_at || case when occurred_at ~ '(Z|[+-][0-9]{2}:[0-9]{2})$' then '' else 'Z' end)::timestamptz::text as occurred_at,
    logged_at, updated_at
from dirty.event_log
order by event_uuid, logged_at;

create view recovered.seller_tier_history as
select
    tier_history_id, seller_id, tier, valid_from,
    lead(valid_from) over (partition by seller_id order by valid_from) as valid_to,
    recorded_at, updated_at
from dirty.seller_tier_history;

create view recovered.reviews as
select distinct on (user_id, product_id, order_id)
    review_id, product_id, user_id, order_id, rating, title, body, is_verified_purchase, created_at, updated_at
from dirty.reviews
where rating between 1 and 5
order by user_id, product_id, order_id, created_at desc;
