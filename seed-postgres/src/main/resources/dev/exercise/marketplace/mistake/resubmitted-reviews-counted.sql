-- id: resubmitted-reviews-counted
-- kind: left-in
-- defect: resubmitted-reviews
-- title: "Earlier versions of a review were counted beside the latest"
-- ask: "Somebody reviews the same product of the same order twice. Which rating counts?"
-- marts: [fct_seller_performance]

create view reviews as
select
    review_id,
    product_id,
    user_id,
    order_id,
    rating,
    title,
    body,
    is_verified_purchase,
    created_at,
    updated_at
from reviews
union all
select
    row_key,
    (after ->> 'product_id')::bigint,
    (after ->> 'user_id')::bigint,
    (after ->> 'order_id')::bigint,
    (after ->> 'rating')::integer,
    after ->> 'title',
    after ->> 'body',
    (after ->> 'is_verified_purchase')::boolean,
    (after ->> 'created_at')::timestamptz,
    (after ->> 'updated_at')::timestamptz
from ledger
where defect_id = 'resubmitted-reviews';
