-- A price below zero, of the only line of its order.
update raw.order_items
set unit_price = -7005.13
where order_item_id = {order_item_id}
