-- Reviews of what was delivered in the last weeks, and of what never was; some reviewers change their mind.
create table nextday.new_reviews as
with bought as (
    select distinct on (orders.buyer_id, order_items.product_id)
        orders.buyer_id as user_id,
        order_items.product_id,
        orders.order_id
    from clean.orders
    join clean.order_items on order_items.order_id = orders.order_id
    where
        orders.order_status = 'delivered' and orders.deleted_at is null
        and orders.updated_at between timestamptz '${day} 00:00:00+00' - interval '30 days'
        and timestamptz '${day} 00:00:00+00'
    order by orders.buyer_id, order_items.product_id, orders.order_id
),

never_bought as (
    select
        users.user_id,
        products.product_id,
        null::bigint as order_id
    from clean.users
    join clean.products
        on products.product_id
            = 1 + floor(nextday.draw('never bought', users.user_id) * (select max(product_id) from clean.products))::bigint
    where
        users.user_type = 'buyer'
        and products.created_at < timestamptz '${day} 00:00:00+00'
        and not exists (
            select
            from clean.orders
            join clean.order_items on order_items.order_id = orders.order_id
            where orders.buyer_id = users.user_id and order_items.product_id = products.product_id
        )
),

candidates as (
    select
        *,
        row_number() over (order by nextday.draw('reviews', user_id * 1000003 + product_id), user_id, product_id)
            as position,
        true as is_verified_purchase
    from bought
    union all
    select
        *,
        row_number() over (order by nextday.draw('reviews', user_id * 1000003 + product_id), user_id, product_id),
        false
    from never_bought
),

chosen as (
    select
        candidates.*,
        case
            when is_verified_purchase
                then (array[1, 2, 3, 4, 4, 5, 5, 5])[1 + floor(8 * nextday.draw('rating', user_id * 1000003 + product_id))::integer]
            else (array[1, 1, 2, 3, 4, 5])[1 + floor(6 * nextday.draw('rating', user_id * 1000003 + product_id))::integer]
        end as rating,
        -- Not in the small hours: an earlier version, hours before, is of the same day.
        nextday.at_hour(6.5 + 14 * nextday.draw('reviewed at', user_id * 1000003 + product_id)) as created_at
    from candidates
    join clean.users using (user_id)
    where
        position <= case when is_verified_purchase then 6 else 2 end * (select nextday.some(3, 0.0007, 'clean.reviews'))
        and not users.is_deleted
        and users.created_at < timestamptz '${day} 00:00:00+00'
        and not exists (
            select from clean.reviews
            where reviews.user_id = candidates.user_id and reviews.product_id = candidates.product_id
        )
),

words as (
    select
        rating,
        title,
        body,
        row_number() over (partition by rating order by nextday.draw('words', review_id), review_id) as position
    from clean.reviews
)

select
    (select last_id from nextday.last_number where table_name = 'reviews')
    + row_number() over (order by chosen.created_at, chosen.user_id, chosen.product_id) as review_id,
    chosen.product_id,
    chosen.user_id,
    chosen.order_id,
    chosen.rating,
    words.title,
    words.body,
    chosen.is_verified_purchase,
    chosen.created_at
from chosen
join words on words.rating = chosen.rating and words.position = chosen.position;

insert into clean.reviews (
    review_id, product_id, user_id, order_id, rating, title, body, is_verified_purchase, created_at, updated_at
)
select review_id, product_id, user_id, order_id, rating, title, body, is_verified_purchase, created_at, created_at
from nextday.new_reviews;

with ranked as (
    select
        review_id,
        row_number() over (
            partition by is_verified_purchase
            order by
                nextday.draw('edits', review_id)
                * case when created_at > timestamptz '${day} 00:00:00+00' - interval '60 days' then 0.2 else 1 end,
                review_id
        ) as position
    from clean.reviews
    where updated_at < timestamptz '${day} 00:00:00+00'
)

update clean.reviews
set
    rating = 1 + (reviews.rating + floor(3 * nextday.draw('edited rating', reviews.review_id))::integer) % 5,
    updated_at = nextday.at_hour(3 + 18 * nextday.draw('edited at', reviews.review_id))
from ranked
where ranked.review_id = reviews.review_id and ranked.position <= (select nextday.some(4, 0.001, 'clean.reviews'));
