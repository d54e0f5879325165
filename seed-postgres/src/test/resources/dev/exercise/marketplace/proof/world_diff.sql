-- What differs between the two worlds, found without the ledger: one line a changed column or added row.
with clean_rows as (
    select 'users' as table_name, user_id as row_key, to_jsonb(t) - 'user_id' as content from clean.users as t
    union all
    select 'categories', category_id, to_jsonb(t) - 'category_id' from clean.categories as t
    union all
    select 'products', product_id, to_jsonb(t) - 'product_id' from clean.products as t
    union all
    select 'orders', order_id, to_jsonb(t) - 'order_id' from clean.orders as t
    union all
    select 'order_items', order_item_id, to_jsonb(t) - 'order_item_id' from clean.order_items as t
    union all
    select 'payments', payment_event_id, to_jsonb(t) - 'payment_event_id' from clean.payments as t
    union all
    select 'reviews', review_id, to_jsonb(t) - 'review_id' from clean.reviews as t
    union all
    select 'seller_tier_history', tier_history_id, to_jsonb(t) - 'tier_history_id' from clean.seller_tier_history as t
    union all
    select 'event_log', log_id, to_jsonb(t) - 'log_id' from clean.event_log as t
),

dirty_rows as (
    select 'users' as table_name, user_id as row_key, to_jsonb(t) - 'user_id' as content from dirty.users as t
    union all
    select 'categories', category_id, to_jsonb(t) - 'category_id' from dirty.categories as t
    union all
    select 'products', product_id, to_jsonb(t) - 'product_id' from dirty.products as t
    union all
    select 'orders', order_id, to_jsonb(t) - 'order_id' from dirty.orders as t
    union all
    select 'order_items', order_item_id, to_jsonb(t) - 'order_item_id' from dirty.order_items as t
    union all
    select 'payments', payment_event_id, to_jsonb(t) - 'payment_event_id' from dirty.payments as t
    union all
    select 'reviews', review_id, to_jsonb(t) - 'review_id' from dirty.reviews as t
    union all
    select 'seller_tier_history', tier_history_id, to_jsonb(t) - 'tier_history_id' from dirty.seller_tier_history as t
    union all
    select 'event_log', log_id, to_jsonb(t) - 'log_id' from dirty.event_log as t
),

clean_as_renumbered as (
    select
        clean_rows.table_name,
        coalesce(renumbered.new_id, clean_rows.row_key) as row_key,
        clean_rows.content
    from clean_rows
    left join workshop.renumbered
        on renumbered.table_name = clean_rows.table_name and renumbered.old_id = clean_rows.row_key
)

select
    table_name,
    row_key,
    case when clean.content is null then 'added' else 'changed' end as what,
    coalesce(columns.before::text, '') as before,
    coalesce(columns.after, dirty.content)::text as after
from clean_as_renumbered as clean
full join dirty_rows as dirty using (table_name, row_key)
left join lateral (
    select
        jsonb_object_agg(old.key, old.value) as before,
        jsonb_object_agg(new.key, new.value) as after
    from jsonb_each(clean.content) as old
    join jsonb_each(dirty.content) as new on new.key = old.key
    where old.value <> new.value
) as columns on clean.content is not null
where clean.content is distinct from dirty.content
