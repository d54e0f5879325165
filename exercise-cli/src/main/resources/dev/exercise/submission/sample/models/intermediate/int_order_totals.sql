select
    order_id,
    sum(quantity) as item_count,
    sum(line_amount) as items_amount
from {{ ref('stg_order_items') }}
group by order_id
