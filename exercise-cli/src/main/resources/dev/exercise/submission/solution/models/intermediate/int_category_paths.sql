-- A category without a parent is a root, and so is one whose parent does not exist.
with recursive categories as (

    select
        category_id,
        parent_category_id,
        category_name
    from {{ ref('stg_categories') }}

),

roots as (

    select
        categories.category_id,
        categories.category_name
    from categories
    left join categories as parents on categories.parent_category_id = parents.category_id
    where parents.category_id is null

),

paths as (

    select
        category_id,
        category_name as category_path
    from roots

    union all

    select
        categories.category_id,
        concat(paths.category_path, ' > ', categories.category_name) as category_path
    from categories
    inner join paths on categories.parent_category_id = paths.category_id

)

select
    category_id,
    category_path
from paths
