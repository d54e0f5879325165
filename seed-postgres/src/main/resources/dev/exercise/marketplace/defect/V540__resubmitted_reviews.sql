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
        created_at as final_at,
        -- A review is written six hours after the delivery or later, and in the first half of a second.
        date_trunc(
            'second',
            created_at
            - interval '2 minutes'
            - interval '5 hours' * workshop.draw(${seed}, 'resubmitted-reviews before', review_id::text)
        )
        + interval '1 millisecond'
        * (1 + floor(499 * workshop.draw(${seed}, 'resubmitted-reviews fraction', review_id::text))) as created_at,
        workshop.draw(${seed}, 'resubmitted-reviews edited', review_id::text) as edited,
        workshop.draw(${seed}, 'resubmitted-reviews edited at', review_id::text) as edited_at
    from dirty.reviews
    where
        workshop.draw(${seed}, 'resubmitted-reviews', review_id::text) < ${resubmitted-reviews}
        and workshop.unclaimed('reviews', review_id, 'reviews.row')
),

-- As often as any review it was edited, before it was written anew.
versions as (
    select
        picked.*,
        case
            when edited < edits.share
                then created_at
                + date_trunc('second', interval '1 minute' + edited_at * (final_at - created_at - interval '1 minute 1 second'))
            else created_at
        end as updated_at
    from picked
    cross join (
        select avg((updated_at > created_at)::integer::double precision) as share
        from clean.reviews
    ) as edits
),

added as (
    insert into dirty.reviews (
        review_id, product_id, user_id, order_id, rating, title, body, is_verified_purchase, created_at, updated_at
    )
    select
        review_id, product_id, user_id, order_id, rating, title, body, is_verified_purchase, created_at, updated_at
    from versions
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
