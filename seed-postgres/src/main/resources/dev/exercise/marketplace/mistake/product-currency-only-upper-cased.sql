-- id: product-currency-only-upper-cased
-- kind: left-in
-- defect: untidy-currency
-- title: "Untidy currency of products was upper-cased but its blanks left: no rate was found, and price_usd is empty"
-- ask: "Which values does products.currency have, and which of them find an exchange rate?"
-- marts: [dim_products]

create view products as
select
    products.product_id,
    products.seller_id,
    products.category_id,
    products.title,
    products.price_amount,
    coalesce(upper(ledger.after ->> 'currency'), products.currency) as currency,
    products.product_status,
    products.deleted_at,
    products.created_at,
    products.updated_at
from products
left join ledger
    on
        ledger.defect_id = 'untidy-currency'
        and ledger.table_name = 'products'
        and ledger.row_key = products.product_id;
