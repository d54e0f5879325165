-- The dirty world follows the clean one: rows of the day come in as they are in the clean world, to be spoiled by
-- the same migrations as all others. What is not of the day stays as it was handed out.

-- Back to the numbers of the clean world, in which defects are planted.
alter table dirty.payments drop constraint payments_pkey;
update dirty.payments set payment_event_id = old_id
from workshop.renumbered where table_name = 'payments' and new_id = payment_event_id;
alter table dirty.payments add primary key (payment_event_id);

alter table dirty.order_items drop constraint order_items_pkey;
update dirty.order_items set order_item_id = old_id
from workshop.renumbered where table_name = 'order_items' and new_id = order_item_id;
alter table dirty.order_items add primary key (order_item_id);

alter table dirty.reviews drop constraint reviews_pkey;
update dirty.reviews set review_id = old_id
from workshop.renumbered where table_name = 'reviews' and new_id = review_id;
alter table dirty.reviews add primary key (review_id);

alter table dirty.seller_tier_history drop constraint seller_tier_history_pkey;
update dirty.seller_tier_history set tier_history_id = old_id
from workshop.renumbered where table_name = 'seller_tier_history' and new_id = tier_history_id;
alter table dirty.seller_tier_history add primary key (tier_history_id);

alter table dirty.event_log drop constraint event_log_pkey;
update dirty.event_log set log_id = old_id
from workshop.renumbered where table_name = 'event_log' and new_id = log_id;
alter table dirty.event_log add primary key (log_id);

update workshop.ledger set row_key = renumbered.old_id
from workshop.renumbered
where renumbered.table_name = ledger.table_name and renumbered.new_id = ledger.row_key;

-- What defects may touch: rows of the day; for copies, which are sent on the day, also payments and events of the
-- weeks before, and of reviews only those first written on the day.
create table workshop.of_the_day as
with rows_of_the_day as (
    select 'users' as table_name, user_id as row_key, created_at as first_seen, updated_at from clean.users
    union all
    select 'categories', category_id, created_at, updated_at from clean.categories
    union all
    select 'products', product_id, created_at, updated_at from clean.products
    union all
    select 'orders', order_id, created_at, updated_at from clean.orders
    union all
    select 'order_items', order_item_id, created_at, updated_at from clean.order_items
    union all
    select 'payments', payment_event_id, received_at, updated_at from clean.payments
    union all
    select 'reviews', review_id, created_at, updated_at from clean.reviews
    union all
    select 'seller_tier_history', tier_history_id, recorded_at, updated_at from clean.seller_tier_history
    union all
    select 'event_log', log_id, logged_at, updated_at from clean.event_log
)

select
    table_name,
    row_key,
    updated_at >= timestamptz '${day} 00:00:00+00' as changed,
    case
        when table_name in ('payments', 'event_log')
            then first_seen >= timestamptz '${day} 00:00:00+00' - interval '20 days'
        else first_seen >= timestamptz '${day} 00:00:00+00'
    end as copied
from rows_of_the_day
where
    updated_at >= timestamptz '${day} 00:00:00+00'
    or (
        table_name in ('payments', 'event_log')
        and first_seen >= timestamptz '${day} 00:00:00+00' - interval '20 days'
    );
alter table workshop.of_the_day add primary key (table_name, row_key);
analyze workshop.of_the_day;

create or replace function workshop.unclaimed(asked_table text, asked_key bigint, asked_group text) returns boolean
language sql stable parallel safe cost 10000
return exists (
    select
    from workshop.of_the_day
    where
        table_name = asked_table and row_key = asked_key
        and case when asked_group like '%.row' then copied else changed end
)
and not exists (
    select
    from workshop.ledger
    where table_name = asked_table and row_key = asked_key and exclusion_group = asked_group
);

delete from workshop.ledger
using workshop.of_the_day
where of_the_day.changed and of_the_day.table_name = ledger.table_name and of_the_day.row_key = ledger.row_key;

-- Others refer to accounts, which therefore are changed in place.
insert into dirty.users
select users.*
from clean.users
join workshop.of_the_day
    on of_the_day.changed and of_the_day.table_name = 'users' and of_the_day.row_key = users.user_id
order by users.user_id
on conflict (user_id) do update set
    email = excluded.email,
    full_name = excluded.full_name,
    phone = excluded.phone,
    country_code = excluded.country_code,
    user_type = excluded.user_type,
    is_deleted = excluded.is_deleted,
    deleted_at = excluded.deleted_at,
    created_at = excluded.created_at,
    updated_at = excluded.updated_at;

delete from dirty.categories
using workshop.of_the_day
where of_the_day.changed and of_the_day.table_name = 'categories' and of_the_day.row_key = categories.category_id;
insert into dirty.categories
select categories.*
from clean.categories
join workshop.of_the_day
    on of_the_day.changed and of_the_day.table_name = 'categories' and of_the_day.row_key = categories.category_id
order by categories.category_id;

delete from dirty.products
using workshop.of_the_day
where of_the_day.changed and of_the_day.table_name = 'products' and of_the_day.row_key = products.product_id;
insert into dirty.products
select products.*
from clean.products
join workshop.of_the_day
    on of_the_day.changed and of_the_day.table_name = 'products' and of_the_day.row_key = products.product_id
order by products.product_id;

delete from dirty.orders
using workshop.of_the_day
where of_the_day.changed and of_the_day.table_name = 'orders' and of_the_day.row_key = orders.order_id;
insert into dirty.orders
select orders.*
from clean.orders
join workshop.of_the_day
    on of_the_day.changed and of_the_day.table_name = 'orders' and of_the_day.row_key = orders.order_id
order by orders.order_id;

delete from dirty.order_items
using workshop.of_the_day
where of_the_day.changed and of_the_day.table_name = 'order_items' and of_the_day.row_key = order_items.order_item_id;
insert into dirty.order_items
select order_items.*
from clean.order_items
join workshop.of_the_day
    on of_the_day.changed and of_the_day.table_name = 'order_items' and of_the_day.row_key = order_items.order_item_id
order by order_items.order_item_id;

delete from dirty.payments
using workshop.of_the_day
where of_the_day.changed and of_the_day.table_name = 'payments' and of_the_day.row_key = payments.payment_event_id;
insert into dirty.payments
select payments.*
from clean.payments
join workshop.of_the_day
    on of_the_day.changed and of_the_day.table_name = 'payments' and of_the_day.row_key = payments.payment_event_id
order by payments.payment_event_id;

delete from dirty.reviews
using workshop.of_the_day
where of_the_day.changed and of_the_day.table_name = 'reviews' and of_the_day.row_key = reviews.review_id;
insert into dirty.reviews
select reviews.*
from clean.reviews
join workshop.of_the_day
    on of_the_day.changed and of_the_day.table_name = 'reviews' and of_the_day.row_key = reviews.review_id
order by reviews.review_id;

delete from dirty.seller_tier_history
using workshop.of_the_day
where of_the_day.changed and of_the_day.table_name = 'seller_tier_history' and of_the_day.row_key = seller_tier_history.tier_history_id;
insert into dirty.seller_tier_history
select seller_tier_history.*
from clean.seller_tier_history
join workshop.of_the_day
    on of_the_day.changed and of_the_day.table_name = 'seller_tier_history' and of_the_day.row_key = seller_tier_history.tier_history_id
order by seller_tier_history.tier_history_id;

delete from dirty.event_log
using workshop.of_the_day
where of_the_day.changed and of_the_day.table_name = 'event_log' and of_the_day.row_key = event_log.log_id;
insert into dirty.event_log
select event_log.*
from clean.event_log
join workshop.of_the_day
    on of_the_day.changed and of_the_day.table_name = 'event_log' and of_the_day.row_key = event_log.log_id
order by event_log.log_id;
