-- id: untidy-currency
-- class: inconsistent coding
-- depth: core
-- rate: 0.04
-- groups: [products.currency, orders.currency, order_items.currency, payments.currency]
-- touches: [products, orders, order_items, payments]
-- recovery: Trim currency and write it in upper case.
with picked as (
    select
        product_id,
        currency,
        case
            when workshop.draw(${seed}, 'untidy-currency form', 'products:' || product_id) < 0.5
                then lower(currency)
            else initcap(currency) || ' '
        end as untidy_currency
    from dirty.products
    where
        currency is not null
        and workshop.draw(${seed}, 'untidy-currency', 'products:' || product_id) < ${untidy-currency}
        and workshop.unclaimed('products', product_id, 'products.currency')
),

changed as (
    update dirty.products set currency = picked.untidy_currency
    from picked
    where products.product_id = picked.product_id
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'untidy-currency',
    'products',
    product_id,
    'products.currency',
    jsonb_build_object('currency', currency),
    jsonb_build_object('currency', untidy_currency),
    jsonb_build_object('product_id', product_id)
from picked;

with picked as (
    select
        order_id,
        currency,
        case
            when workshop.draw(${seed}, 'untidy-currency form', 'orders:' || order_id) < 0.5
                then lower(currency)
            else initcap(currency) || ' '
        end as untidy_currency
    from dirty.orders
    where
        currency is not null
        and workshop.draw(${seed}, 'untidy-currency', 'orders:' || order_id) < ${untidy-currency}
        and workshop.unclaimed('orders', order_id, 'orders.currency')
),

changed as (
    update dirty.orders set currency = picked.untidy_currency
    from picked
    where orders.order_id = picked.order_id
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'untidy-currency',
    'orders',
    order_id,
    'orders.currency',
    jsonb_build_object('currency', currency),
    jsonb_build_object('currency', untidy_currency),
    jsonb_build_object('order_id', order_id)
from picked;

with picked as (
    select
        order_item_id, order_id,
        currency,
        case
            when workshop.draw(${seed}, 'untidy-currency form', 'order_items:' || order_item_id) < 0.5
                then lower(currency)
            else initcap(currency) || ' '
        end as untidy_currency
    from dirty.order_items
    where
        currency is not null
        and workshop.draw(${seed}, 'untidy-currency', 'order_items:' || order_item_id) < ${untidy-currency}
        and workshop.unclaimed('order_items', order_item_id, 'order_items.currency')
),

changed as (
    update dirty.order_items set currency = picked.untidy_currency
    from picked
    where order_items.order_item_id = picked.order_item_id
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'untidy-currency',
    'order_items',
    order_item_id,
    'order_items.currency',
    jsonb_build_object('currency', currency),
    jsonb_build_object('currency', untidy_currency),
    jsonb_build_object('order_id', order_id)
from picked;

with picked as (
    select
        payment_event_id, order_id,
        currency,
        case
            when workshop.draw(${seed}, 'untidy-currency form', 'payments:' || payment_event_id) < 0.5
                then lower(currency)
            else initcap(currency) || ' '
        end as untidy_currency
    from dirty.payments
    where
        currency is not null
        and workshop.draw(${seed}, 'untidy-currency', 'payments:' || payment_event_id) < ${untidy-currency}
        and workshop.unclaimed('payments', payment_event_id, 'payments.currency')
),

changed as (
    update dirty.payments set currency = picked.untidy_currency
    from picked
    where payments.payment_event_id = picked.payment_event_id
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'untidy-currency',
    'payments',
    payment_event_id,
    'payments.currency',
    jsonb_build_object('currency', currency),
    jsonb_build_object('currency', untidy_currency),
    jsonb_build_object('order_id', order_id)
from picked;
