-- id: items-amount-from-total-amount
-- kind: left-in
-- defect: drifted-order-total
-- title: "items_amount was worked out from total_amount, shipping and discount"
-- ask: "Is total_amount always items + shipping - discount? Which query would tell?"
-- marts: [fct_orders, fct_daily_gmv, fct_payment_reconciliation, fct_customer_cohorts]

create view orders as
select
    orders.order_id,
    orders.buyer_id,
    orders.channel,
    orders.order_status,
    orders.currency,
    orders.shipping_amount,
    orders.discount_amount,
    coalesce((ledger.after ->> 'total_amount')::numeric, orders.total_amount) as total_amount,
    orders.ordered_at,
    orders.created_at,
    orders.updated_at,
    orders.deleted_at
from orders
left join ledger
    on
        ledger.defect_id = 'drifted-order-total'
        and ledger.table_name = 'orders'
        and ledger.row_key = orders.order_id;

create view fct_orders as
with amounts as (
    select
        fct_orders.*,
        orders.total_amount - orders.shipping_amount + orders.discount_amount as amount
    from fct_orders
    join orders on orders.order_id = fct_orders.order_id
)

select
    amounts.order_id,
    amounts.buyer_id,
    amounts.channel,
    amounts.order_status,
    amounts.currency,
    amounts.ordered_at,
    amounts.order_date,
    amounts.item_count,
    amounts.amount as items_amount,
    case
        when amounts.amount = amounts.items_amount then amounts.gmv_usd
        when amounts.order_status in ('pending', 'cancelled') then 0.00
        else round(amounts.amount * daily_rates.usd_rate, 2)
    end as gmv_usd
from amounts
left join daily_rates
    on daily_rates.currency = amounts.currency and daily_rates.rate_date = amounts.order_date;
