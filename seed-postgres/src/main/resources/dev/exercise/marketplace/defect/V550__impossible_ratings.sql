-- id: impossible-ratings
-- class: reviews
-- depth: full
-- rate: 0.01
-- groups: [reviews.row]
-- touches: [reviews]
-- recovery: Leave out reviews whose rating is not from 1 to 5.
with bought as (
    select
        orders.buyer_id as user_id,
        order_items.product_id,
        max(orders.order_id) as order_id,
        max(orders.updated_at) as delivered_at
    from clean.orders
    join clean.order_items on order_items.order_id = orders.order_id
    where
        orders.order_status = 'delivered' and orders.deleted_at is null
        and orders.updated_at < timestamptz '${day-ends}' - interval '10 days 23:59:59'
    group by orders.buyer_id, order_items.product_id
),

-- Not reviewed otherwise: it must not pass for a version of another review.
places as (
    select
        *,
        row_number() over (
            order by workshop.draw(${seed}, 'impossible-ratings${again}', user_id || ':' || product_id), user_id, product_id
        ) as position
    from bought
    where not exists (
        select from dirty.reviews
        where reviews.user_id = bought.user_id and reviews.product_id = bought.product_id
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
        (select max(review_id) from dirty.reviews) + places.position as review_id,
        places.product_id,
        places.user_id,
        places.order_id,
        case
            when draws.form < 0.5 then 0
            else 6 + floor(5 * workshop.draw(${seed}, 'impossible-ratings rating${again}', places.position::text))::integer
        end as rating,
        words.title,
        words.body,
        greatest(places.delivered_at, timestamptz '${day-begins}')
        + date_trunc(
            'milliseconds',
            interval '6 hours'
            + interval '${longest-wait}' * workshop.draw(${seed}, 'impossible-ratings delay${again}', places.position::text)
        ) as created_at
    from places
    join words on words.position = places.position
    cross join lateral (
        select workshop.draw(${seed}, 'impossible-ratings form${again}', places.position::text) as form
    ) as draws
    where places.position <= ceil(${impossible-ratings} * (
        select count(*) from clean.reviews
        where workshop.unclaimed('reviews', reviews.review_id, 'reviews.row')
    ))
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
    select review_id, product_id, user_id, order_id, rating, title, own_body, true, created_at, created_at
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
