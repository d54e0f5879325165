-- An order of an account that does not exist. Not an item without an order: the source has such already.
update raw.orders
set buyer_id = 990000000103
where order_id = {order_id}
