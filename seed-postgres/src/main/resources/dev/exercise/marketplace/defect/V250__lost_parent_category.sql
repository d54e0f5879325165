-- id: lost-parent-category
-- class: hierarchy
-- depth: full
-- rate: 0.33
-- groups: [categories.parent_category_id]
-- touches: [categories]
-- recovery: Take a category whose parent does not exist as a root.
with roots as (
    select
        category_id,
        (select max(category_id) from clean.categories) as last_category_id,
        row_number() over (
            order by workshop.draw(${seed}, 'lost-parent-category', category_id::text), category_id
        ) as position,
        count(*) over () as roots
    from dirty.categories
    where
        parent_category_id is null
        and workshop.unclaimed('categories', category_id, 'categories.parent_category_id')
),

-- A number of rows, not a chance for each: there are six roots in all.
picked as (
    select
        category_id,
        last_category_id + 1
        + floor(40 * workshop.draw(${seed}, 'lost-parent-category parent', category_id::text))::integer
            as lost_category_id
    from roots
    where position <= ceil(${lost-parent-category} * roots)
),

changed as (
    update dirty.categories set parent_category_id = picked.lost_category_id
    from picked
    where categories.category_id = picked.category_id
)

insert into workshop.ledger (defect_id, table_name, row_key, exclusion_group, before, after, keys)
select
    'lost-parent-category',
    'categories',
    category_id,
    'categories.parent_category_id',
    jsonb_build_object('parent_category_id', null::integer),
    jsonb_build_object('parent_category_id', lost_category_id),
    jsonb_build_object('category_id', category_id)
from picked;
