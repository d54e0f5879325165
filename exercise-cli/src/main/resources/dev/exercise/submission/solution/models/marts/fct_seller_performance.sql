with order_items as (

    select
        order_id,
        seller_id,
        quantity,
        unit_price,
        currency,
        order_status,
        order_date,
        is_confirmed
    from {{ ref('int_order_items_enriched') }}

),

rates as (

    select
        rate_date,
        currency,
        usd_rate
    from {{ ref('int_exchange_rates_daily') }}

),

-- A line without a rate makes its seller's month come out without gmv_usd, which a test catches: a sum would
-- leave the line out without a word.
sales as (

    select
        order_items.seller_id,
        date_trunc(order_items.order_date, month) as month,
        count(distinct if(order_items.is_confirmed, order_items.order_id, null)) as orders_count,
        sum(if(order_items.is_confirmed, order_items.quantity, 0)) as items_sold,
        if(
            countif(order_items.is_confirmed and rates.usd_rate is null) > 0,
            null,
            sum(
                if(
                    order_items.is_confirmed,
                    round(order_items.quantity * order_items.unit_price * rates.usd_rate, 2),
                    0
                )
            )
        ) as gmv_usd,
        count(
            distinct if(order_items.order_status = 'cancelled', order_items.order_id, null)
        ) as cancelled_orders_count
    from order_items
    left join rates
        on
            order_items.order_date = rates.rate_date
            and order_items.currency = rates.currency
    group by order_items.seller_id, month

),

ratings as (

    select
        seller_id,
        date_trunc(date(created_at), month) as month,
        count(review_id) as verified_reviews_count,
        avg(rating) as average_rating
    from {{ ref('int_reviews_verified') }}
    group by seller_id, month

),

-- Some months have reviews and no order, others orders and no review.
seller_months as (

    select
        seller_id,
        month
    from sales

    union distinct

    select
        seller_id,
        month
    from ratings

),

tiers as (

    select
        seller_id,
        tier,
        valid_from,
        valid_to
    from {{ ref('dim_seller_tiers') }}

),

final as (

    select
        seller_months.seller_id,
        seller_months.month,
        coalesce(sales.orders_count, 0) as orders_count,
        coalesce(sales.items_sold, 0) as items_sold,
        if(sales.seller_id is null, 0, sales.gmv_usd) as gmv_usd,
        coalesce(sales.cancelled_orders_count, 0) as cancelled_orders_count,
        safe_divide(
            sales.cancelled_orders_count,
            sales.orders_count + sales.cancelled_orders_count
        ) as cancellation_rate,
        coalesce(ratings.verified_reviews_count, 0) as verified_reviews_count,
        ratings.average_rating,
        tiers.tier
    from seller_months
    left join sales
        on
            seller_months.seller_id = sales.seller_id
            and seller_months.month = sales.month
    left join ratings
        on
            seller_months.seller_id = ratings.seller_id
            and seller_months.month = ratings.month
    -- The tier of the month's last instant: it began before the next month and did not end before that.
    left join tiers
        on
            seller_months.seller_id = tiers.seller_id
            and tiers.valid_from < timestamp(date_add(seller_months.month, interval 1 month))
            and (
                tiers.valid_to is null
                or tiers.valid_to >= timestamp(date_add(seller_months.month, interval 1 month))
            )

)

select
    seller_id,
    month,
    orders_count,
    items_sold,
    gmv_usd,
    cancelled_orders_count,
    cancellation_rate,
    verified_reviews_count,
    average_rating,
    tier
from final
