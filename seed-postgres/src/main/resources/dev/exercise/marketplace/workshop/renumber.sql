-- Surrogate ids that no mart shows follow the time of arrival, so that an added row has a number
-- like any other. Rows of a later day go on where the numbers ended.
insert into workshop.renumbered (table_name, old_id, new_id)
select
    'payments',
    payment_event_id,
    (select coalesce(max(new_id), 0) from workshop.renumbered where table_name = 'payments')
    + row_number() over (order by received_at, provider, provider_event_id, payment_event_id)
from dirty.payments
where not exists (select from workshop.renumbered where table_name = 'payments' and old_id = payment_event_id);

insert into workshop.renumbered (table_name, old_id, new_id)
select
    'order_items',
    order_item_id,
    (select coalesce(max(new_id), 0) from workshop.renumbered where table_name = 'order_items')
    + row_number() over (order by created_at, order_id, order_item_id)
from dirty.order_items
where not exists (select from workshop.renumbered where table_name = 'order_items' and old_id = order_item_id);

insert into workshop.renumbered (table_name, old_id, new_id)
select
    'reviews',
    review_id,
    (select coalesce(max(new_id), 0) from workshop.renumbered where table_name = 'reviews')
    + row_number() over (order by created_at, user_id, product_id, review_id)
from dirty.reviews
where not exists (select from workshop.renumbered where table_name = 'reviews' and old_id = review_id);

insert into workshop.renumbered (table_name, old_id, new_id)
select
    'seller_tier_history',
    tier_history_id,
    (select coalesce(max(new_id), 0) from workshop.renumbered where table_name = 'seller_tier_history')
    + row_number() over (order by recorded_at, seller_id, valid_from, tier_history_id)
from dirty.seller_tier_history
where not exists (select from workshop.renumbered where table_name = 'seller_tier_history' and old_id = tier_history_id);

insert into workshop.renumbered (table_name, old_id, new_id)
select
    'event_log',
    log_id,
    (select coalesce(max(new_id), 0) from workshop.renumbered where table_name = 'event_log')
    + row_number() over (order by logged_at, lsn, event_uuid, log_id)
from dirty.event_log
where not exists (select from workshop.renumbered where table_name = 'event_log' and old_id = log_id);

analyze workshop.renumbered;

-- Numbers pass through each other on the way: the keys return when all have arrived.
alter table dirty.payments drop constraint payments_pkey;
update dirty.payments set payment_event_id = new_id
from workshop.renumbered where table_name = 'payments' and old_id = payment_event_id;
alter table dirty.payments add primary key (payment_event_id);

alter table dirty.order_items drop constraint order_items_pkey;
update dirty.order_items set order_item_id = new_id
from workshop.renumbered where table_name = 'order_items' and old_id = order_item_id;
alter table dirty.order_items add primary key (order_item_id);

alter table dirty.reviews drop constraint reviews_pkey;
update dirty.reviews set review_id = new_id
from workshop.renumbered where table_name = 'reviews' and old_id = review_id;
alter table dirty.reviews add primary key (review_id);

alter table dirty.seller_tier_history drop constraint seller_tier_history_pkey;
update dirty.seller_tier_history set tier_history_id = new_id
from workshop.renumbered where table_name = 'seller_tier_history' and old_id = tier_history_id;
alter table dirty.seller_tier_history add primary key (tier_history_id);

alter table dirty.event_log drop constraint event_log_pkey;
update dirty.event_log set log_id = new_id
from workshop.renumbered where table_name = 'event_log' and old_id = log_id;
alter table dirty.event_log add primary key (log_id);

update workshop.ledger set row_key = renumbered.new_id
from workshop.renumbered
where renumbered.table_name = ledger.table_name and renumbered.old_id = ledger.row_key;
