-- New listings, alike to others in the same currency. The first two are by the new sellers.
with new_sellers as (
    select
        user_id,
        position,
        case
            when country_code in ('US', 'AU') then 'USD'
            when country_code = 'CA' then 'CAD'
            when country_code = 'GB' then 'GBP'
            else 'EUR'
        end as currency
    from nextday.new_users
    where user_type <> 'buyer'
),

old_sellers as (
    select
        products.seller_id as user_id,
        products.currency,
        row_number() over (order by nextday.draw('lists', products.product_id), products.product_id)
        + (select count(*) from new_sellers) as position
    from clean.products
    where products.deleted_at is null
),

listing as (
    select user_id, position, currency from new_sellers
    union all
    select user_id, position, currency from old_sellers
    where position <= (select nextday.some(6, 0.003, 'clean.products'))
),

patterns as (
    select
        *,
        row_number() over (
            partition by currency order by nextday.draw('listing', product_id), product_id
        ) as position
    from clean.products
    where deleted_at is null
),

listed as (
    select
        (select max(product_id) from clean.products) + listing.position as product_id,
        listing.user_id as seller_id,
        patterns.category_id,
        patterns.title,
        patterns.price_amount + 1 + floor(4 * nextday.draw('price', listing.position))::integer as price_amount,
        patterns.currency,
        nextday.at_hour(9.5 + 11 * nextday.draw('listed', listing.position)) as created_at
    from listing
    join patterns on patterns.currency = listing.currency and patterns.position = listing.position
)

insert into clean.products (
    product_id, seller_id, category_id, title, price_amount, currency, product_status, deleted_at, created_at, updated_at
)
select product_id, seller_id, category_id, title, price_amount, currency, 'active', null, created_at, created_at
from listed
order by created_at;

-- What each listing cost when the day began: orders of the day are agreed at that. Those that arrive late were made
-- weeks ago, so what is listed since then is not in them.
create table nextday.morning_prices as
select product_id, price_amount, currency
from clean.products
where created_at < timestamptz '${day} 00:00:00+00' - interval '40 days' and deleted_at is null;

create table nextday.listing_changes as
with ranked as (
    select
        product_id,
        category_id,
        row_number() over (order by nextday.draw('listing change', product_id), product_id) as position,
        row_number() over (
            partition by category_id is null order by nextday.draw('listing change', product_id), product_id
        ) as position_by_category
    from clean.products
    where deleted_at is null and created_at < timestamptz '${day} 00:00:00+00'
)

select
    product_id,
    case
        when category_id is null and position_by_category <= 2 then 'categorised'
        when position <= (select nextday.some(8, 0.007, 'clean.products')) then 'priced'
        else 'withdrawn'
    end as what,
    nextday.at_hour(2 + 18 * nextday.draw('listing changed', product_id)) as changed_at
from ranked
where
    position <= (select nextday.some(8, 0.007, 'clean.products')) + (select nextday.some(3, 0.001, 'clean.products'))
    or (category_id is null and position_by_category <= 2);

-- Whole units move, the ending stays.
update clean.products
set
    price_amount = case
        when nextday.draw('cheaper', products.product_id) < 0.5 and products.price_amount >= 4
            then products.price_amount - greatest(1, floor(products.price_amount * 0.12))
        else products.price_amount + greatest(1, floor(products.price_amount * 0.07))
    end,
    updated_at = changes.changed_at
from nextday.listing_changes as changes
where changes.what = 'priced' and changes.product_id = products.product_id;

update clean.products
set product_status = 'withdrawn', deleted_at = changes.changed_at, updated_at = changes.changed_at
from nextday.listing_changes as changes
where changes.what = 'withdrawn' and changes.product_id = products.product_id;

update clean.products
set
    category_id = (
        select patterns.category_id
        from clean.products as patterns
        where patterns.category_id is not null
        order by nextday.draw('category of', patterns.product_id + products.product_id), patterns.product_id
        limit 1
    ),
    updated_at = changes.changed_at
from nextday.listing_changes as changes
where changes.what = 'categorised' and changes.product_id = products.product_id;
