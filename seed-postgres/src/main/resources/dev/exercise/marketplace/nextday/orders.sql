-- New orders: somebody orders again what somebody ordered before. Lines, currency and shipping come from a pattern,
-- the buyer from another order in the same currency; every sixth order is by a new account.
create table nextday.patterns as
with settled as (
    select order_id, buyer_id, channel, currency, shipping_amount, discount_amount
    from clean.orders
    where deleted_at is null and order_status in ('delivered', 'shipped')
),

mixed as (
    select
        settled.*,
        lead(buyer_id, 3) over (
            partition by currency, channel order by nextday.draw('buyer', order_id), order_id
        ) as old_buyer_id
    from settled
),

accounts as (
    select
        user_id,
        row_number() over (order by created_at, user_id) as position,
        count(*) over () as accounts
    from nextday.new_users
    where user_type <> 'seller'
),

ranked as (
    select
        mixed.*,
        row_number() over (order by nextday.draw('pattern', order_id), order_id) as draft
    from mixed
    where old_buyer_id is not null
),

chosen as (
    select
        ranked.*,
        accounts.user_id as new_buyer_id,
        coalesce(accounts.user_id, ranked.old_buyer_id) as next_buyer_id
    from ranked
    left join accounts
        on
            ranked.draft % 6 = 0 and ranked.channel <> 'pos'
            and accounts.position = 1 + (ranked.draft / 6) % accounts.accounts
)

select
    chosen.order_id as pattern_id,
    chosen.next_buyer_id as buyer_id,
    chosen.new_buyer_id is not null as by_new_account,
    chosen.channel,
    chosen.currency,
    chosen.shipping_amount,
    chosen.discount_amount,
    row_number() over (order by chosen.draft) - 1 as position
from chosen
join clean.users on users.user_id = chosen.next_buyer_id
where
    not users.is_deleted
    -- Known for long enough to have ordered three weeks ago.
    and (chosen.new_buyer_id is not null or users.created_at < timestamptz '${day} 00:00:00+00' - interval '40 days')
    and not exists (
        select from clean.order_items
        left join nextday.morning_prices on morning_prices.product_id = order_items.product_id
        where
            order_items.order_id = chosen.order_id
            and (
                morning_prices.product_id is null
                or order_items.seller_id = chosen.next_buyer_id
                -- A review may say that the reviewer never had it delivered.
                or exists (
                    select from clean.reviews
                    where reviews.product_id = order_items.product_id and reviews.user_id = chosen.next_buyer_id
                )
            )
    );

-- Every eighth order was made offline on a phone, up to twenty days ago. A number is left out after every twelfth.
create table nextday.new_orders as
with placed as (
    select
        position,
        (select max(order_id) from clean.orders) + 1 + position + position / 12 as order_id,
        pattern_id,
        buyer_id,
        case
            when position % 8 = 5 and not by_new_account then 'mobile'
            else channel
        end as channel,
        position % 8 = 5 and not by_new_account as is_late,
        by_new_account,
        currency,
        shipping_amount,
        discount_amount,
        nextday.draw('hour', position) as hour_draw,
        nextday.draw('pace', position) as pace
    from nextday.patterns
    where position < (select nextday.some(48, 0.004, 'clean.orders'))
),

fated as (
    select
        *,
        case
            when channel = 'pos' then case when position % 10 = 9 then 'paid' else 'delivered' end
            when is_late then (array['paid', 'shipped', 'delivered', 'cancelled'])[1 + (position / 8) % 4]
            else (
                array[
                    'pending', 'paid', 'shipped', 'paid', 'shipped',
                    'cancelled', 'paid', 'shipped', 'pending', 'delivered'
                ]
            )[1 + position % 10]
        end as status,
        case
            -- Between eight in the morning and ten in the evening in New York, which is four hours behind.
            when channel = 'pos' and hour_draw < 0.2 then 0.1 + 9 * hour_draw
            when channel = 'pos' then 12.2 + 7 * (hour_draw - 0.2)
            when by_new_account then 9.5 + 4 * hour_draw
            else 0.2 + 14 * hour_draw
        end as created_hour
    from placed
),

steps as (
    select
        *,
        nextday.at_hour(created_hour) as created_at,
        status <> 'pending' or position % 3 = 0 as is_authorized,
        status in ('paid', 'shipped', 'delivered') or (status = 'cancelled' and position % 2 = 0) as is_paid,
        date_trunc('second', nextday.at_hour(created_hour + (10 + 120 * pace) / 3600)) as authorized_at,
        date_trunc('second', nextday.at_hour(created_hour + (150 + 1400 * pace) / 3600)) as captured_at,
        nextday.at_hour(created_hour + (152.3 + 1404 * pace) / 3600) as paid_at,
        nextday.at_hour(created_hour + 3.1 + 2 * pace) as shipped_at,
        case
            when channel = 'pos' then nextday.at_hour(created_hour + (200 + 1600 * pace) / 3600)
            else nextday.at_hour(created_hour + 6.2 + 2.5 * pace)
        end as delivered_at,
        date_trunc('second', nextday.at_hour(created_hour + 1.2 + 2 * pace)) as returned_at,
        nextday.at_hour(created_hour + 1.3 + 2.2 * pace) as cancelled_at
    from fated
)

select
    position,
    order_id,
    pattern_id,
    buyer_id,
    channel,
    status,
    currency,
    shipping_amount,
    discount_amount,
    created_at,
    case
        when is_late then
            date_trunc(
                'second', created_at - interval '26 hours' - interval '18 days' * nextday.draw('offline', position)
            ) at time zone 'UTC'
        else date_trunc('second', created_at) at time zone 'UTC'
    end as ordered_at,
    case when is_authorized then authorized_at end as authorized_at,
    -- One of 24 is sent without being paid for.
    case when is_paid and not (status in ('paid', 'shipped') and position % 24 = 3) then captured_at end as captured_at,
    case when is_paid then paid_at end as paid_at,
    case when status = 'shipped' or (status = 'delivered' and channel <> 'pos') then shipped_at end as shipped_at,
    case when status = 'delivered' then delivered_at end as delivered_at,
    case when status = 'cancelled' then cancelled_at end as cancelled_at,
    case when status = 'cancelled' and is_paid then returned_at end as returned_at
from steps;

create table nextday.new_items as
select
    (select last_id from nextday.last_number where table_name = 'order_items')
    + row_number() over (order by new_orders.position, lines.order_item_id) as order_item_id,
    new_orders.order_id,
    lines.product_id,
    lines.seller_id,
    lines.quantity,
    -- What is listed in the order's currency costs what it costs now.
    case
        when morning_prices.currency = new_orders.currency then morning_prices.price_amount
        else lines.unit_price
    end as unit_price,
    new_orders.currency,
    new_orders.created_at
from nextday.new_orders
join clean.order_items as lines on lines.order_id = new_orders.pattern_id
join nextday.morning_prices on morning_prices.product_id = lines.product_id;

insert into clean.orders (
    order_id, buyer_id, channel, order_status, currency, shipping_amount, discount_amount, total_amount,
    ordered_at, created_at, updated_at, deleted_at
)
select
    new_orders.order_id,
    new_orders.buyer_id,
    new_orders.channel,
    'pending',
    new_orders.currency,
    new_orders.shipping_amount,
    least(new_orders.discount_amount, round(amounts.items * 0.2, 2)),
    amounts.items + new_orders.shipping_amount - least(new_orders.discount_amount, round(amounts.items * 0.2, 2)),
    new_orders.ordered_at,
    new_orders.created_at,
    new_orders.created_at,
    null
from nextday.new_orders
join (
    select order_id, sum(quantity * unit_price) as items
    from nextday.new_items
    group by order_id
) as amounts on amounts.order_id = new_orders.order_id
order by new_orders.order_id;

insert into clean.order_items (
    order_item_id, order_id, product_id, seller_id, quantity, unit_price, currency, created_at, updated_at
)
select order_item_id, order_id, product_id, seller_id, quantity, unit_price, currency, created_at, created_at
from nextday.new_items;

-- Step by step, each an update of its own, as the log shows it.
update clean.orders set order_status = 'paid', updated_at = new_orders.paid_at
from nextday.new_orders
where new_orders.order_id = orders.order_id and new_orders.paid_at is not null;

update clean.orders set order_status = 'shipped', updated_at = new_orders.shipped_at
from nextday.new_orders
where new_orders.order_id = orders.order_id and new_orders.shipped_at is not null;

update clean.orders set order_status = 'delivered', updated_at = new_orders.delivered_at
from nextday.new_orders
where new_orders.order_id = orders.order_id and new_orders.delivered_at is not null;

update clean.orders set order_status = 'cancelled', updated_at = new_orders.cancelled_at
from nextday.new_orders
where new_orders.order_id = orders.order_id and new_orders.cancelled_at is not null;
