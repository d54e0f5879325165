-- id: impossible-ratings-counted
-- kind: left-in
-- defect: impossible-ratings
-- title: "Ratings outside of 1 to 5 were counted"
-- ask: "Which values does rating have, and which can a buyer give?"
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
where defect_id = 'impossible-ratings';
