-- id: deleted-users-orders-left-out
-- kind: logic
-- defect: none
-- title: "Orders of deleted accounts were left out"
-- ask: "A buyer deletes the account in June. What happens to your GMV of May?"
-- marts: [fct_orders, fct_daily_gmv, fct_payment_reconciliation, fct_seller_performance, fct_customer_cohorts]

create view orders as
select
    orders.order_id,
    orders.buyer_id,
    orders.channel,
    orders.order_status,
    orders.currency,
    orders.shipping_amount,
    orders.discount_amount,
    orders.total_amount,
    orders.ordered_at,
    orders.created_at,
    orders.updated_at,
    orders.deleted_at
from orders
where not exists (
    select from users
    where users.user_id = orders.buyer_id and users.is_deleted
);
