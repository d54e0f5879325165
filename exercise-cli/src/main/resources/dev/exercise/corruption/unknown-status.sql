-- A status that nobody has agreed on.
update raw.orders
set order_status = 'teleported'
where order_id = {order_id}
