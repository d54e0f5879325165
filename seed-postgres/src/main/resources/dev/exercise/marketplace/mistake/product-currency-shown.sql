-- id: product-currency-shown
-- kind: left-in
-- defect: untidy-currency
-- title: "price_usd knows the untidy currency of products, but the mart shows it as it is"
-- ask: "Would a dashboard that groups by your currency show four values?"
-- marts: [dim_products]

create view dim_products as
select
    dim_products.product_id,
    dim_products.seller_id,
    dim_products.title,
    dim_products.category_path,
    dim_products.price_amount,
    coalesce(ledger.after ->> 'currency', dim_products.currency) as currency,
    dim_products.price_usd,
    dim_products.is_deleted
from dim_products
left join ledger
    on
        ledger.defect_id = 'untidy-currency'
        and ledger.table_name = 'products'
        and ledger.row_key = dim_products.product_id;
