-- Unremarkable features of the dirty rows, counted among the rows that a defect touched and among
-- all that it could have touched. A column that the defect changes is left out: there the dirt shows.
with cells as (
    select 'users' as table_name, user_id as row_key, cell.key as column_name, cell.value as text, t.updated_at
    from dirty.users as t
    cross join lateral jsonb_each_text(to_jsonb(t)) as cell
    union all
    select 'categories', category_id, cell.key, cell.value, t.updated_at
    from dirty.categories as t
    cross join lateral jsonb_each_text(to_jsonb(t)) as cell
    union all
    select 'products', product_id, cell.key, cell.value, t.updated_at
    from dirty.products as t
    cross join lateral jsonb_each_text(to_jsonb(t)) as cell
    union all
    select 'orders', order_id, cell.key, cell.value, t.updated_at
    from dirty.orders as t
    cross join lateral jsonb_each_text(to_jsonb(t)) as cell
    union all
    select 'order_items', order_item_id, cell.key, cell.value, t.updated_at
    from dirty.order_items as t
    cross join lateral jsonb_each_text(to_jsonb(t)) as cell
    union all
    select 'payments', payment_event_id, cell.key, cell.value, t.updated_at
    from dirty.payments as t
    cross join lateral jsonb_each_text(to_jsonb(t)) as cell
    union all
    select 'reviews', review_id, cell.key, cell.value, t.updated_at
    from dirty.reviews as t
    cross join lateral jsonb_each_text(to_jsonb(t)) as cell
    union all
    select 'seller_tier_history', tier_history_id, cell.key, cell.value, t.updated_at
    from dirty.seller_tier_history as t
    cross join lateral jsonb_each_text(to_jsonb(t)) as cell
    union all
    select 'event_log', log_id, cell.key, cell.value, t.updated_at
    from dirty.event_log as t
    cross join lateral jsonb_each_text(to_jsonb(t)) as cell
),

-- A cell at most once: as many arrays as cells, not as many rows as features.
featured as materialized (
    select
        table_name,
        row_key,
        column_name,
        array_remove(
            array[
                case when text is null then 'is empty' end,
                case when text like '%0' then 'ends with 0' end,
                case when length(text) % 2 = 1 then 'has an odd length' end,
                case when text <> trim(text) then 'has blanks around it' end,
                case when text ~ '[A-Z]' and text = upper(text) then 'is in upper case' end,
                case when text ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]|$)' then 'is on a whole second' end,
                case when text ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{4}' then 'is finer than milliseconds' end,
                case when text ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.[5-9]' then 'is in the second half of a second' end,
                case when text ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:00' then 'is on a whole minute' end,
                case when text = to_jsonb(updated_at) #>> '{}' then 'equals updated_at' end
            ],
            null
        ) as features
    from cells
),

-- Numbers and places follow arrival, so that an added row lies anywhere, too.
numbered as (
    select
        table_name,
        row_key,
        row_number() over (partition by table_name order by row_key)::double precision
        / count(*) over (partition by table_name) as place
    from (
        select distinct
            table_name,
            row_key
        from cells
    ) as keys
),

-- What was patterned on another row must not carry that row's mark.
borrowed as (
    select
        'order_items' as table_name,
        lines.order_item_id as row_key,
        'created_at' as column_name,
        array['is that of another order'] as features
    from dirty.order_items as lines
    where exists (
        select from dirty.order_items as others
        where others.created_at = lines.created_at and others.order_id <> lines.order_id
    )
    union all
    select
        'payments',
        events.payment_event_id,
        'received_at',
        array['is that of another order']
    from dirty.payments as events
    where exists (
        select from dirty.payments as others
        where others.received_at = events.received_at and others.order_id <> events.order_id
    )
    union all
    select
        'reviews',
        written.review_id,
        'body',
        array['is that of another user']
    from dirty.reviews as written
    where exists (
        select from dirty.reviews as others
        where others.body = written.body and others.user_id <> written.user_id
    )
),

all_features as (
    select
        table_name,
        row_key,
        column_name,
        features
    from featured
    union all
    select
        table_name,
        row_key,
        column_name,
        features
    from borrowed
    union all
    select
        table_name,
        row_key,
        'row number',
        array_remove(
            array[
                case when row_key % 2 = 0 then 'is even' end,
                case when row_key % 10 = 0 then 'ends with 0' end,
                case when place <= 0.1 then 'is among the first tenth' end,
                case when place > 0.9 then 'is among the last tenth' end,
                case when place > 0.99 then 'is among the last hundredth' end
            ],
            null
        )
    from numbered
),

touched as (
    select distinct
        defect_id,
        table_name,
        row_key
    from workshop.ledger
),

-- Rows that the defect touched though it picked them otherwise are no part of the comparison.
population as (
    select
        eligible.defect_id,
        eligible.table_name,
        coalesce(renumbered.new_id, eligible.row_key) as row_key
    from eligible
    left join workshop.renumbered
        on renumbered.table_name = eligible.table_name and renumbered.old_id = eligible.row_key
    union
    select
        defect_id,
        table_name,
        row_key
    from workshop.ledger
    where before is null
),

compared as (
    select
        population.defect_id,
        population.table_name,
        population.row_key,
        touched.row_key is not null as touched
    from population
    left join touched using (defect_id, table_name, row_key)
),

sizes as (
    select
        defect_id,
        table_name,
        count(*) as all_rows,
        count(*) filter (where touched) as touched_rows
    from compared
    group by defect_id, table_name
),

own_columns as (
    select distinct
        defect_id,
        table_name,
        jsonb_object_keys(after) as column_name
    from workshop.ledger
    where before is not null
),

counted as (
    select
        compared.defect_id,
        compared.table_name,
        all_features.column_name,
        feature,
        count(*) as all_with,
        count(*) filter (where compared.touched) as touched_with
    from all_features
    cross join lateral unnest(all_features.features) as feature
    join compared on compared.table_name = all_features.table_name and compared.row_key = all_features.row_key
    group by 1, 2, 3, 4
)

select
    defect_id,
    table_name,
    column_name,
    feature,
    all_rows,
    touched_rows,
    all_with,
    touched_with
from counted
join sizes using (defect_id, table_name)
where
    touched_rows < all_rows
    and (defect_id, table_name, column_name) not in (select defect_id, table_name, column_name from own_columns)
order by 1, 2, 3, 4
