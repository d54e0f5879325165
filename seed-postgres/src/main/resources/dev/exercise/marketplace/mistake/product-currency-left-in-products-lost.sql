-- id: product-currency-left-in-products-lost
-- kind: left-in
-- defect: untidy-currency
-- title: "Untidy currency of products was left as it is, or only trimmed: no rate was found, and the products were lost in the join"
-- ask: "Which values does products.currency have, and which of them find an exchange rate?"
-- marts: [dim_products]

create view products as
select
    products.product_id,
    products.seller_id,
    products.category_id,
    products.title,
    products.price_amount,
    coalesce(ledger.after ->> 'currency', products.currency) as currency,
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

create view dim_products as
select
    dim_products.product_id,
    dim_products.seller_id,
    dim_products.title,
    dim_products.category_path,
    dim_products.price_amount,
    dim_products.currency,
    dim_products.price_usd,
    dim_products.is_deleted
from dim_products
where dim_products.price_usd is not null;
