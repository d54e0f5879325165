-- id: false-verified-reviews
-- class: reviews
-- depth: full
-- rate: 0.06
-- groups: [reviews.is_verified_purchase]
-- touches: [reviews]
-- recovery: Take a review as verified if a delivered order of that user, not erased, holds the product.
with shares as (
    select count(*)::double precision / nullif(count(*) filter (where not is_verified_purchase), 0) as boost
    from dirty.reviews
),

-- Half of the rate loses its flag, half of it is true without a purchase: the latter are found
-- among the unverified reviews only.
picked as (
    select
        reviews.review_id,
        reviews.product_id,
        reviews.user_id,
        reviews.created_at,
        reviews.is_verified_purchase,
        case when draws.loses >= ${false-verified-reviews} / 2.0 then true end as false_flag
    from dirty.reviews
    cross join shares
    cross join lateral (
        select
            workshop.draw(${seed}, 'false-verified-reviews empty', reviews.review_id::text) as loses,
            workshop.draw(${seed}, 'false-verified-reviews true', reviews.review_id::text) as gains
    ) as draws
    where
        (
            draws.loses < ${false-verified-reviews} / 2.0
            or (
                not reviews.is_verified_purchase
                and draws.gains < ${false-verified-reviews} / 2.0 * shares.boost
            )
        )
        and workshop.unclaimed('reviews', reviews.review_id, 'reviews.is_verified_purchase')
),

changed as (
    update dirty.reviews set is_verified_purchase = picked.false_flag
    from picked
    where reviews.review_id = picked.review_id
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'false-verified-reviews',
    'reviews',
    review_id,
    'reviews.is_verified_purchase',
    jsonb_build_object('is_verified_purchase', is_verified_purchase),
    jsonb_build_object('is_verified_purchase', false_flag),
    jsonb_build_object('product_id', product_id, 'user_id', user_id, 'created_at', created_at)
from picked;
