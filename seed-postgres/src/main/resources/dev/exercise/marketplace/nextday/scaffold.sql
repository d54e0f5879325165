-- What the day's scripts share. They run in the order scaffold, people, catalogue, orders, order_changes,
-- payments, reviews, tiers, events, and change schema clean only.
create schema nextday;

-- A moment of the day, given as hours since midnight UTC and cut to milliseconds like all that services store.
create function nextday.at_hour(hours double precision) returns timestamptz
language sql stable strict
return date_trunc('milliseconds', timestamptz '${day} 00:00:00+00' + hours * interval '1 hour');

create function nextday.draw(purpose text, row_key bigint) returns double precision
language sql immutable strict
return workshop.draw(${seed}, 'next day ' || purpose, row_key::text);

-- How many rows of a kind a day brings: a share of what there is, and never so few that a small world lacks the kind.
create function nextday.some(at_least integer, share double precision, relation regclass) returns bigint
language plpgsql stable strict as $$
declare
    existing bigint;
begin
    execute format('select count(*) from %s', relation) into existing;
    return greatest(at_least, ceil(share * existing));
end
$$;

create function nextday.iso(moment timestamptz) returns text
language sql stable
return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

-- Every change is noted as the log readers would see it; updated_at says when it happened.
create table nextday.changes (
    change_id bigint generated always as identity,
    entity_type text not null,
    entity_id bigint not null,
    before jsonb,
    after jsonb not null,
    changed_at timestamptz not null
);

create function nextday.image(changed clean.orders) returns jsonb
language sql stable
return jsonb_build_object(
    'order_id', changed.order_id,
    'buyer_id', changed.buyer_id,
    'channel', changed.channel,
    'order_status', changed.order_status,
    'currency', changed.currency,
    'total_amount', changed.total_amount,
    'deleted_at', nextday.iso(changed.deleted_at)
);

create function nextday.image(changed clean.products) returns jsonb
language sql stable
return jsonb_build_object(
    'product_id', changed.product_id,
    'seller_id', changed.seller_id,
    'category_id', changed.category_id,
    'price_amount', changed.price_amount,
    'currency', changed.currency,
    'product_status', changed.product_status,
    'deleted_at', nextday.iso(changed.deleted_at)
);

create function nextday.image(changed clean.users) returns jsonb
language sql stable
return jsonb_build_object(
    'user_id', changed.user_id,
    'phone', changed.phone,
    'country_code', changed.country_code,
    'user_type', changed.user_type,
    'is_deleted', changed.is_deleted,
    'deleted_at', nextday.iso(changed.deleted_at)
);

create function nextday.note_order() returns trigger
language plpgsql as $$
begin
    insert into nextday.changes (entity_type, entity_id, before, after, changed_at)
    values (
        'order', new.order_id, case when tg_op = 'UPDATE' then nextday.image(old) end, nextday.image(new), new.updated_at
    );
    return null;
end
$$;

create function nextday.note_product() returns trigger
language plpgsql as $$
begin
    insert into nextday.changes (entity_type, entity_id, before, after, changed_at)
    values (
        'product', new.product_id, case when tg_op = 'UPDATE' then nextday.image(old) end, nextday.image(new), new.updated_at
    );
    return null;
end
$$;

create function nextday.note_user() returns trigger
language plpgsql as $$
begin
    insert into nextday.changes (entity_type, entity_id, before, after, changed_at)
    values (
        'user', new.user_id, case when tg_op = 'UPDATE' then nextday.image(old) end, nextday.image(new), new.updated_at
    );
    return null;
end
$$;

create trigger noted after insert or update on clean.orders for each row execute function nextday.note_order();
create trigger noted after insert or update on clean.products for each row execute function nextday.note_product();
create trigger noted after insert or update on clean.users for each row execute function nextday.note_user();

-- The highest numbers that the day before used; dirty copies have numbers of their own above the clean ones.
create view nextday.last_number as
select
    tables.table_name,
    greatest(tables.last_id, coalesce(copies.last_id, 0)) as last_id
from (
    select 'payments' as table_name, max(payment_event_id) as last_id from clean.payments
    union all
    select 'order_items', max(order_item_id) from clean.order_items
    union all
    select 'reviews', max(review_id) from clean.reviews
    union all
    select 'seller_tier_history', max(tier_history_id) from clean.seller_tier_history
    union all
    select 'event_log', max(log_id) from clean.event_log
) as tables
left join (
    select table_name, max(old_id) as last_id
    from workshop.renumbered
    group by table_name
) as copies on copies.table_name = tables.table_name;
