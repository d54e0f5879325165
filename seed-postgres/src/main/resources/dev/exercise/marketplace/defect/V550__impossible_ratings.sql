-- id: impossible-ratings
-- class: reviews
-- depth: full
-- rate: 0.01
-- groups: [reviews.row]
-- touches: [reviews]
-- recovery: Leave out reviews whose rating is not from 1 to 5.
with shares as (
    select
        avg((not is_verified_purchase)::integer::double precision) as unverified,
        count(*) filter (where is_verified_purchase and order_id is null)::double precision
        / nullif(count(*) filter (where is_verified_purchase), 0) as without_order,
        avg((updated_at > created_at)::integer::double precision) as edited,
        ceil(${impossible-ratings} * count(*) filter (
            where workshop.unclaimed('reviews', review_id, 'reviews.row')
        ))::bigint as rows
    from clean.reviews
),

-- Verified as often as any review; the first one is, so that a mart shows it.
slots as (
    select
        nth,
        verified,
        row_number() over (partition by verified order by nth) as position
    from (
        select
            nth,
            nth = 1
            or workshop.draw(${seed}, 'impossible-ratings verified${again}', nth::text) >= shares.unverified as verified
        from shares
        cross join generate_series(1, shares.rows) as nth
    ) as numbered
),

bought as (
    select
        orders.buyer_id as user_id,
        order_items.product_id,
        max(orders.order_id) as order_id,
        max(orders.updated_at) as known_at
    from clean.orders
    join clean.users on users.user_id = orders.buyer_id and not users.is_deleted
    join clean.order_items on order_items.order_id = orders.order_id
    where
        orders.order_status = 'delivered' and orders.deleted_at is null
        and orders.updated_at < timestamptz '${day-ends}' - interval '10 days 23:59:59'
    group by orders.buyer_id, order_items.product_id
),

reviewers as (
    select
        user_id,
        created_at,
        row_number() over (order by workshop.draw(${seed}, 'impossible-ratings reviewer${again}', user_id::text), user_id)
            as position
    from clean.users
    where user_type <> 'seller' and not is_deleted
),

listings as (
    select
        product_id,
        seller_id,
        created_at,
        row_number() over (order by workshop.draw(${seed}, 'impossible-ratings listing${again}', product_id::text), product_id)
            as position
    from clean.products
),

-- Twice as many as needed: some pairs fall away.
never_bought as (
    select
        reviewers.user_id,
        listings.product_id,
        opened.known_at + (timestamptz '${day-ends}' - interval '10 days 23:59:59' - opened.known_at)
        * workshop.draw(${seed}, 'impossible-ratings known${again}', reviewers.user_id::text) as known_at
    from reviewers
    join listings on listings.position = reviewers.position and listings.seller_id <> reviewers.user_id
    cross join lateral (
        select greatest(reviewers.created_at, listings.created_at, min(orders.created_at)) as known_at
        from clean.orders
    ) as opened
    where
        reviewers.position <= 20 + 2 * (select count(*) from slots where not verified)
        and opened.known_at < timestamptz '${day-ends}' - interval '10 days 23:59:59'
        and not exists (
            select
            from clean.orders
            join clean.order_items on order_items.order_id = orders.order_id
            where
                orders.buyer_id = reviewers.user_id and order_items.product_id = listings.product_id
                and orders.order_status = 'delivered'
        )
),

-- Not reviewed otherwise: it must not pass for a version of another review.
places as (
    select
        *,
        row_number() over (
            partition by verified
            order by workshop.draw(${seed}, 'impossible-ratings${again}', user_id || ':' || product_id), user_id, product_id
        ) as position
    from (
        select user_id, product_id, order_id, known_at, true as verified
        from bought
        union all
        select user_id, product_id, null, known_at, false
        from never_bought
    ) as pairs
    where not exists (
        select from dirty.reviews
        where reviews.user_id = pairs.user_id and reviews.product_id = pairs.product_id
    )
),

words as (
    select
        title,
        body,
        row_number() over (
            order by workshop.draw(${seed}, 'impossible-ratings words${again}', review_id::text), review_id
        ) as position
    from clean.reviews
),

picked as (
    select
        (select max(review_id) from dirty.reviews) + slots.nth as review_id,
        places.product_id,
        places.user_id,
        case when draws.order_known >= shares.without_order then places.order_id end as order_id,
        case
            when draws.form < 0.5 then 0
            else 6 + floor(5 * draws.rating)::integer
        end as rating,
        words.title,
        words.body,
        slots.verified,
        -- A review is written in the first half of a second.
        date_trunc(
            'second',
            greatest(places.known_at, timestamptz '${day-begins}')
            + interval '6 hours'
            + interval '${longest-wait}' * draws.delay
        )
        + interval '1 millisecond' * (1 + floor(499 * draws.fraction)) as created_at,
        draws.edited < shares.edited as edited,
        draws.edited_at
    from slots
    join places on places.verified = slots.verified and places.position = slots.position
    join words on words.position = slots.nth
    cross join shares
    cross join lateral (
        select
            workshop.draw(${seed}, 'impossible-ratings form${again}', slots.nth::text) as form,
            workshop.draw(${seed}, 'impossible-ratings rating${again}', slots.nth::text) as rating,
            workshop.draw(${seed}, 'impossible-ratings order${again}', slots.nth::text) as order_known,
            workshop.draw(${seed}, 'impossible-ratings delay${again}', slots.nth::text) as delay,
            workshop.draw(${seed}, 'impossible-ratings fraction${again}', slots.nth::text) as fraction,
            workshop.draw(${seed}, 'impossible-ratings edited${again}', slots.nth::text) as edited,
            workshop.draw(${seed}, 'impossible-ratings edited at${again}', slots.nth::text) as edited_at
    ) as draws
),

-- Nobody else's words: the end of another review follows the first sentence.
endings as (
    select
        substring(body from '\. (.*)$') as ending,
        row_number() over (
            order by workshop.draw(${seed}, 'impossible-ratings endings', review_id::text), review_id
        ) as position
    from clean.reviews
    where body like '%. %'
),

worded as (
    select
        numbered.*,
        regexp_replace(numbered.body, '\. .*$', '.') || ' ' || endings.ending as own_body
    from (select *, row_number() over (order by review_id) as position from picked) as numbered
    left join endings on endings.position = numbered.position
),

added as (
    insert into dirty.reviews (
        review_id, product_id, user_id, order_id, rating, title, body, is_verified_purchase, created_at, updated_at
    )
    select
        review_id,
        product_id,
        user_id,
        order_id,
        rating,
        title,
        own_body,
        verified,
        created_at,
        case
            when edited
                then created_at + date_trunc(
                    'second',
                    interval '5 minutes'
                    + edited_at * least(interval '10 days', timestamptz '${day-ends}' - created_at - interval '6 minutes')
                )
            else created_at
        end
    from worded
    returning *
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'impossible-ratings',
    'reviews',
    review_id,
    'reviews.row',
    null,
    to_jsonb(added) - 'review_id',
    jsonb_build_object('product_id', product_id, 'user_id', user_id, 'created_at', created_at)
from added;
