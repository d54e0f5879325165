-- id: verified-by-any-order
-- kind: logic
-- defect: none
-- title: "Reviews were taken as verified by an order of any status"
-- ask: "A buyer cancels the order and reviews the product. Is the review verified?"
-- marts: [fct_seller_performance]

create view fct_seller_performance as
with lines as (
    select
        order_items.seller_id,
        date_trunc('month', fct_orders.order_date)::date as month,
        order_items.order_id,
        order_items.quantity,
        fct_orders.order_status = 'cancelled' as cancelled,
        fct_orders.order_status not in ('pending', 'cancelled') as confirmed,
        round(order_items.quantity * order_items.unit_price * daily_rates.usd_rate, 2) as amount_usd
    from fct_orders
    join order_items on order_items.order_id = fct_orders.order_id
    left join daily_rates
        on daily_rates.currency = fct_orders.currency and daily_rates.rate_date = fct_orders.order_date
),

sales as (
    select
        seller_id,
        month,
        count(distinct order_id) filter (where confirmed) as orders_count,
        coalesce(sum(quantity) filter (where confirmed), 0) as items_sold,
        coalesce(sum(amount_usd) filter (where confirmed), 0.00) as gmv_usd,
        count(distinct order_id) filter (where cancelled) as cancelled_orders_count
    from lines
    group by seller_id, month
),

-- Who ordered which product.
delivered as (
    select distinct
        fct_orders.buyer_id,
        order_items.product_id
    from fct_orders
    join order_items on order_items.order_id = fct_orders.order_id
),

ratings as (
    select
        products.seller_id,
        date_trunc('month', reviews.created_at at time zone 'UTC')::date as month,
        count(*) as verified_reviews_count,
        avg(reviews.rating)::double precision as average_rating
    from reviews
    join delivered on delivered.buyer_id = reviews.user_id and delivered.product_id = reviews.product_id
    join products on products.product_id = reviews.product_id
    group by 1, 2
),

months as (
    select
        seller_id,
        month,
        (month + interval '1 month') at time zone 'UTC' as next_month_at,
        coalesce(sales.orders_count, 0) as orders_count,
        coalesce(sales.items_sold, 0) as items_sold,
        coalesce(sales.gmv_usd, 0.00) as gmv_usd,
        coalesce(sales.cancelled_orders_count, 0) as cancelled_orders_count,
        coalesce(ratings.verified_reviews_count, 0) as verified_reviews_count,
        ratings.average_rating
    from sales
    full join ratings using (seller_id, month)
)

select
    months.seller_id,
    months.month,
    months.orders_count,
    months.items_sold,
    months.gmv_usd,
    months.cancelled_orders_count,
    months.cancelled_orders_count::double precision
    / nullif(months.cancelled_orders_count + months.orders_count, 0) as cancellation_rate,
    months.verified_reviews_count,
    months.average_rating,
    latest.tier
from months
-- The tier at the month's last instant.
left join lateral (
    select dim_seller_tiers.tier
    from dim_seller_tiers
    where dim_seller_tiers.seller_id = months.seller_id and dim_seller_tiers.valid_from < months.next_month_at
    order by dim_seller_tiers.valid_from desc
    limit 1
) as latest on true;
