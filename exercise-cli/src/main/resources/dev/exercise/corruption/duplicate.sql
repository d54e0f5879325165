-- The same order a second time, with other shipping: an older version that a sync left behind.
insert into raw.orders
select
    * replace (
        shipping_amount + 7002.17 as shipping_amount,
        timestamp_sub(updated_at, interval 1 day) as updated_at
    )
from raw.orders
where order_id = {order_id}
