{#- Passes when the number of rows, of all or of each group, lies between the bounds, which belong to the range unless
    `strictly`. -#}
{% test expect_table_row_count_to_be_between(model, min_value=none, max_value=none, group_by=none, row_condition=none, strictly=false) %}

{%- if min_value is none and max_value is none -%}
    {{ exceptions.raise_compiler_error(
        'expect_table_row_count_to_be_between on ' ~ model ~ ' needs a min_value, a max_value or both.'
    ) }}
{%- endif -%}

{%- set breaches = [] -%}
{%- if min_value is not none -%}
    {%- do breaches.append('count(*)' ~ (' <= ' if strictly else ' < ') ~ min_value) -%}
{%- endif -%}
{%- if max_value is not none -%}
    {%- do breaches.append('count(*)' ~ (' >= ' if strictly else ' > ') ~ max_value) -%}
{%- endif %}

select
    {%- for column in group_by or [] %}
    {{ column }},
    {%- endfor %}
    count(*) as rows_counted
from {{ model }}
{%- if row_condition %}
where {{ row_condition }}
{%- endif %}
{%- if group_by %}
group by {{ group_by | join(', ') }}
{%- endif %}
having {{ breaches | join(' or ') }}

{% endtest %}
