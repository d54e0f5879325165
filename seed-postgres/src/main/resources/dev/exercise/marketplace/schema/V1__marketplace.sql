create table users (
    user_id bigint primary key,
    email text not null,
    full_name text not null,
    phone text,
    country_code text,
    user_type text not null,
    is_deleted boolean not null,
    deleted_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
comment on table users is 'Accounts of buyers and sellers. One person may have several. Erasure is a mark, not a removal.';
comment on column users.email is 'Sign-in address of the account.';
comment on column users.phone is 'Optional, international format.';
comment on column users.country_code is 'ISO 3166-1 alpha-2. Optional in the sign-up form.';
comment on column users.user_type is 'buyer, seller or both.';
comment on column users.is_deleted is 'The account was deleted at its owner''s request.';
comment on column users.deleted_at is 'When the account was deleted; empty while it is in use.';
comment on column users.created_at is 'When the account was opened.';

create table categories (
    category_id integer primary key,
    parent_category_id integer,
    category_name text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
comment on table categories is 'Product taxonomy. A category without a parent is a root.';
comment on column categories.parent_category_id is 'Empty for a root. Three levels: department, section, shelf.';

create table products (
    product_id bigint primary key,
    seller_id bigint not null references users (user_id),
    category_id integer,
    title text not null,
    price_amount numeric(12, 2) not null,
    currency text not null,
    product_status text not null,
    deleted_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
comment on table products is 'Listings. A withdrawn listing has deleted_at set and stays.';
comment on column products.category_id is 'Optional: sellers may list without a category.';
comment on column products.price_amount is 'Current list price in the listing''s currency; what was paid is on the order item.';
comment on column products.currency is 'ISO 4217; a seller lists in one currency.';
comment on column products.product_status is 'active or withdrawn, as the seller''s page shows it.';
comment on column products.deleted_at is 'When the listing was withdrawn.';

create table orders (
    order_id bigint primary key,
    buyer_id bigint not null references users (user_id),
    channel text not null,
    order_status text not null,
    currency text,
    shipping_amount numeric(12, 2) not null,
    discount_amount numeric(12, 2) not null,
    total_amount numeric(12, 2) not null,
    ordered_at timestamp not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz
);
comment on table orders is 'Orders of all channels. An erased order has deleted_at set; its items and payments stay.';
comment on column orders.buyer_id is 'Account that ordered.';
comment on column orders.channel is 'web, mobile or pos (point of sale in the New York stores).';
comment on column orders.order_status is 'pending, paid, shipped, delivered, cancelled or refunded.';
comment on column orders.currency is 'ISO 4217. An order and its items share one currency.';
comment on column orders.shipping_amount is 'Charged for delivery, in the order''s currency.';
comment on column orders.discount_amount is 'Taken off the order, in its currency.';
comment on column orders.total_amount is 'Items + shipping - discount, as the shop system stored it.';
comment on column orders.ordered_at is 'When the buyer ordered. UTC for web and mobile; the till''s local time (America/New_York) for pos.';
comment on column orders.created_at is 'When the order reached this database; mobile orders made offline arrive later.';
comment on column orders.deleted_at is 'When the order was erased.';

create table order_items (
    order_item_id bigint primary key,
    order_id bigint not null,
    product_id bigint not null,
    seller_id bigint not null,
    quantity integer not null,
    unit_price numeric(12, 2) not null,
    currency text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index on order_items (order_id);
comment on table order_items is 'Lines of orders. The order is not enforced by a foreign key.';
comment on column order_items.seller_id is 'Seller of the product.';
comment on column order_items.quantity is 'Pieces of the product.';
comment on column order_items.unit_price is 'Price agreed at the time of the order, in the order''s currency.';

create table payments (
    payment_event_id bigint primary key,
    provider text not null,
    provider_event_id text not null,
    order_id bigint not null,
    event_type text not null,
    amount numeric(12, 2),
    currency text not null,
    event_at timestamp not null,
    received_at timestamptz not null,
    updated_at timestamptz not null
);
create index on payments (order_id);
comment on table payments is 'Events that payment providers sent by webhook.';
comment on column payments.provider is 'paystream or eurobank.';
comment on column payments.provider_event_id is 'The provider''s own id of the event; each provider counts for itself.';
comment on column payments.event_type is 'authorized, captured, refunded or failed.';
comment on column payments.amount is 'Money moved or reserved, in the event''s currency.';
comment on column payments.currency is 'ISO 4217, that of the order.';
comment on column payments.event_at is 'When it happened, as the provider reports it. UTC for paystream; the bank''s local time (Europe/Berlin) for eurobank.';
comment on column payments.received_at is 'When the webhook arrived.';

create table reviews (
    review_id bigint primary key,
    product_id bigint not null,
    user_id bigint not null references users (user_id),
    order_id bigint,
    rating integer,
    title text not null,
    body text,
    is_verified_purchase boolean,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
comment on table reviews is 'Product ratings, 1 to 5.';
comment on column reviews.order_id is 'Order that the review was written from, where there is one.';
comment on column reviews.body is 'Optional.';
comment on column reviews.is_verified_purchase is 'Whether the reviewer bought the product, as the review service stored it.';

create table seller_tier_history (
    tier_history_id bigint primary key,
    seller_id bigint not null references users (user_id),
    tier text not null,
    valid_from timestamptz not null,
    valid_to timestamptz,
    recorded_at timestamptz not null,
    updated_at timestamptz not null
);
comment on table seller_tier_history is 'Tiers of sellers over time: bronze, silver, gold, platinum.';
comment on column seller_tier_history.valid_from is 'Inclusive: first instant of the tier.';
comment on column seller_tier_history.valid_to is 'Exclusive; empty while the tier is current.';
comment on column seller_tier_history.recorded_at is 'When the tier was entered here; it may be later than valid_from.';

create table event_log (
    log_id bigint primary key,
    event_uuid text not null,
    entity_type text not null,
    entity_id bigint not null,
    operation text not null,
    lsn bigint not null,
    payload jsonb not null,
    occurred_at text not null,
    logged_at timestamptz not null,
    updated_at timestamptz not null
);
comment on table event_log is 'Change events of orders, products and users, collected by log readers.';
comment on column event_log.event_uuid is 'Id of the change, given by the service that owns the entity.';
comment on column event_log.entity_type is 'order, product or user.';
comment on column event_log.entity_id is 'Primary key of the row that changed.';
comment on column event_log.operation is 'c (created), u (updated) or d (deleted).';
comment on column event_log.lsn is 'Position in the write-ahead log of the service that owns the entity.';
comment on column event_log.payload is 'Row before and after the change.';
comment on column event_log.occurred_at is 'ISO 8601. Without an offset it is UTC.';
comment on column event_log.logged_at is 'When a log reader stored the event.';

create index on users (updated_at);
create index on categories (updated_at);
create index on products (updated_at);
create index on orders (updated_at);
create index on order_items (updated_at);
create index on payments (updated_at);
create index on reviews (updated_at);
create index on seller_tier_history (updated_at);
create index on event_log (updated_at);
