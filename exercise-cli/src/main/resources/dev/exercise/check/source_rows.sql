-- How many rows the candidate's role sees in each table of the marketplace.
select
    (select count(*) from users) as users,
    (select count(*) from products) as products,
    (select count(*) from orders) as orders,
    (select count(*) from order_items) as order_items,
    (select count(*) from payments) as payments,
    (select count(*) from reviews) as reviews,
    (select count(*) from categories) as categories,
    (select count(*) from seller_tier_history) as seller_tier_history,
    (select count(*) from event_log) as event_log
