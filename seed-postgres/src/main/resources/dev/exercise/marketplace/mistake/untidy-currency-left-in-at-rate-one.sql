-- id: untidy-currency-left-in-at-rate-one
-- kind: left-in
-- defect: untidy-currency
-- title: "Untidy currency was left as it is: no rate was found, and the amounts were taken as USD"
-- ask: "Which values does orders.currency have, and which of them find an exchange rate?"
-- marts: [fct_orders, fct_daily_gmv, fct_seller_performance, fct_customer_cohorts]

create view orders as
select
    orders.order_id,
    orders.buyer_id,
    orders.channel,
    orders.order_status,
    coalesce(ledger.after ->> 'currency', orders.currency) as currency,
    orders.shipping_amount,
    orders.discount_amount,
    orders.total_amount,
    orders.ordered_at,
    orders.created_at,
    orders.updated_at,
    orders.deleted_at
from orders
left join ledger
    on
        ledger.defect_id = 'untidy-currency'
        and ledger.table_name = 'orders'
        and ledger.row_key = orders.order_id;

create view fct_orders as
select
    fct_orders.order_id,
    fct_orders.buyer_id,
    fct_orders.channel,
    fct_orders.order_status,
    fct_orders.currency,
    fct_orders.ordered_at,
    fct_orders.order_date,
    fct_orders.item_count,
    fct_orders.items_amount,
    case
        when
            fct_orders.currency is not null
            and fct_orders.gmv_usd is null
            and fct_orders.order_status not in ('pending', 'cancelled')
            then fct_orders.items_amount
        else fct_orders.gmv_usd
    end as gmv_usd
from fct_orders;
