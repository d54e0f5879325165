-- What the shop system recorded about the purchase is not believed: the orders know. The latest of a buyer's
-- reviews of one purchase speaks for all of them, whatever its rating; only then do ratings out of range go.
with reviews as (

    select
        review_id,
        product_id,
        user_id,
        order_id,
        rating,
        created_at,
        updated_at
    from {{ ref('stg_reviews') }}

),

latest_reviews as (

    {{
        dbt_utils.deduplicate(
            relation='reviews',
            partition_by='user_id, product_id, order_id',
            order_by='created_at desc, updated_at desc, review_id desc',
        )
    }}

),

-- Any order of the account will do: a review need not name one.
delivered_products as (

    select distinct
        buyer_id,
        product_id
    from {{ ref('int_order_items_enriched') }}
    where order_status = 'delivered'

),

products as (

    select
        product_id,
        seller_id
    from {{ ref('stg_products') }}

)

select
    latest_reviews.review_id,
    latest_reviews.product_id,
    products.seller_id,
    latest_reviews.user_id,
    latest_reviews.order_id,
    latest_reviews.rating,
    latest_reviews.created_at
from latest_reviews
inner join products on latest_reviews.product_id = products.product_id
inner join delivered_products
    on
        latest_reviews.user_id = delivered_products.buyer_id
        and latest_reviews.product_id = delivered_products.product_id
where latest_reviews.rating between 1 and 5
