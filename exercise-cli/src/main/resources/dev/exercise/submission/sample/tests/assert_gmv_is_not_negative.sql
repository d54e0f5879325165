select order_id
from {{ ref('fct_orders') }}
where gmv_usd < 0
