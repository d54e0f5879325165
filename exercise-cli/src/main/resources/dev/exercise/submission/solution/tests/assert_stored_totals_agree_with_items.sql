{{ config(severity='warn') }}

-- No mart reads the stored total: the items, shipping and discount are what counts. Known to drift; the test says how
-- often.
select
    order_totals.order_id,
    order_totals.total_amount,
    orders.items_amount + orders.shipping_amount - orders.discount_amount as amount_of_items
from {{ ref('stg_orders') }} as order_totals
inner join {{ ref('int_orders_enriched') }} as orders on order_totals.order_id = orders.order_id
where order_totals.total_amount != orders.items_amount + orders.shipping_amount - orders.discount_amount
