-- id: resubmitted-reviews
-- class: duplicates
-- depth: full
-- rate: 0.03
-- groups: [reviews.row]
-- touches: [reviews]
-- recovery: Keep the latest review of the same user, product and order.
with picked as (
    select
        (select max(review_id) from dirty.reviews) + row_number() over (order by review_id) as review_id,
        product_id,
        user_id,
        order_id,
        -- Another one of 1 to 5.
        1 + (
            rating + floor(4 * workshop.draw(${seed}, 'resubmitted-reviews rating', review_id::text))::integer
        ) % 5 as rating,
        title,
        body,
        is_verified_purchase,
        -- A review is written six hours after the delivery or later.
        created_at
        - date_trunc(
            'milliseconds',
            interval '2 minutes'
            + interval '5 hours' * workshop.draw(${seed}, 'resubmitted-reviews before', review_id::text)
        ) as created_at
    from dirty.reviews
    where
        workshop.draw(${seed}, 'resubmitted-reviews', review_id::text) < ${resubmitted-reviews}
        and workshop.unclaimed('reviews', review_id, 'reviews.row')
),

added as (
    insert into dirty.reviews (
        review_id, product_id, user_id, order_id, rating, title, body, is_verified_purchase, created_at, updated_at
    )
    select
        review_id, product_id, user_id, order_id, rating, title, body, is_verified_purchase, created_at, created_at
    from picked
    returning *
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'resubmitted-reviews',
    'reviews',
    review_id,
    'reviews.row',
    null,
    to_jsonb(added) - 'review_id',
    jsonb_build_object('product_id', product_id, 'user_id', user_id, 'created_at', created_at)
from added;
