-- An order that has not happened yet.
update raw.orders
set ordered_at = datetime '2099-04-05 10:11:12'
where order_id = {order_id}
