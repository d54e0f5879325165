{#- Passes when no two rows agree in all of the columns. `ignore_row_if` says which rows are passed over:
    "all_values_are_missing", "any_value_is_missing" or "never". -#}
{% test expect_compound_columns_to_be_unique(model, column_list, quote_columns=false, ignore_row_if='all_values_are_missing', row_condition=none) %}

{%- set columns = [] -%}
{%- set present = [] -%}
{%- for column in column_list -%}
    {%- set name = adapter.quote(column) if quote_columns else column -%}
    {%- do columns.append(name) -%}
    {%- do present.append(name ~ ' is not null') -%}
{%- endfor -%}

{%- set considered = {
    'all_values_are_missing': present | join(' or '),
    'any_value_is_missing': present | join(' and '),
    'never': 'true',
} -%}
{%- if ignore_row_if not in considered -%}
    {{ exceptions.raise_compiler_error(
        'expect_compound_columns_to_be_unique knows no ignore_row_if "' ~ ignore_row_if ~ '". Use one of '
        ~ considered | join(', ') ~ '.'
    ) }}
{%- endif %}

select
    {{ columns | join(',\n    ') }},
    count(*) as rows_of_key
from {{ model }}
where ({{ considered[ignore_row_if] }})
{%- if row_condition %}
    and ({{ row_condition }})
{%- endif %}
group by {{ columns | join(', ') }}
having count(*) > 1

{% endtest %}
