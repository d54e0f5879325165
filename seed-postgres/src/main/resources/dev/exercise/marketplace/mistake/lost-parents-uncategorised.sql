-- id: lost-parents-uncategorised
-- kind: left-in
-- defect: lost-parent-category
-- title: "Products below a category whose parent does not exist are without a path"
-- ask: "Does every parent_category_id exist? What does your walk do where it does not?"
-- marts: [dim_products]

create view categories as
select
    categories.category_id,
    coalesce((ledger.after ->> 'parent_category_id')::integer, categories.parent_category_id) as parent_category_id,
    categories.category_name,
    categories.created_at,
    categories.updated_at
from categories
left join ledger
    on
        ledger.defect_id = 'lost-parent-category'
        and ledger.table_name = 'categories'
        and ledger.row_key = categories.category_id;
