-- A currency without a rate, in the order and in all that shares its currency.
update raw.orders
set currency = 'ZZZ'
where order_id = {order_id};

update raw.order_items
set currency = 'ZZZ'
where order_id = {order_id};

update raw.payments
set currency = 'ZZZ'
where order_id = {order_id}
