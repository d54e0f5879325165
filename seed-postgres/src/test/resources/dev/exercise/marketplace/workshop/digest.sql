-- One line a table: equal lines mean equal bytes.
select 'users', md5(string_agg(t::text, e'\n' order by user_id)) from dirty.users as t
union all
select 'categories', md5(string_agg(t::text, e'\n' order by category_id)) from dirty.categories as t
union all
select 'products', md5(string_agg(t::text, e'\n' order by product_id)) from dirty.products as t
union all
select 'orders', md5(string_agg(t::text, e'\n' order by order_id)) from dirty.orders as t
union all
select 'order_items', md5(string_agg(t::text, e'\n' order by order_item_id)) from dirty.order_items as t
union all
select 'payments', md5(string_agg(t::text, e'\n' order by payment_event_id)) from dirty.payments as t
union all
select 'reviews', md5(string_agg(t::text, e'\n' order by review_id)) from dirty.reviews as t
union all
select 'seller_tier_history', md5(string_agg(t::text, e'\n' order by tier_history_id)) from dirty.seller_tier_history as t
union all
select 'event_log', md5(string_agg(t::text, e'\n' order by log_id)) from dirty.event_log as t
union all
select 'ledger', md5(string_agg(t::text, e'\n' order by table_name, row_key, exclusion_group)) from workshop.ledger as t
