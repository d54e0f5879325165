{#- Passes when every value lies between the bounds, which belong to the range unless `strictly`. NULL is no breach. -#}
{% test expect_column_values_to_be_between(model, column_name, min_value=none, max_value=none, row_condition=none, strictly=false) %}

{%- if min_value is none and max_value is none -%}
    {{ exceptions.raise_compiler_error(
        'expect_column_values_to_be_between on ' ~ column_name ~ ' needs a min_value, a max_value or both.'
    ) }}
{%- endif -%}

{%- set breaches = [] -%}
{%- if min_value is not none -%}
    {%- do breaches.append(column_name ~ (' <= ' if strictly else ' < ') ~ min_value) -%}
{%- endif -%}
{%- if max_value is not none -%}
    {%- do breaches.append(column_name ~ (' >= ' if strictly else ' > ') ~ max_value) -%}
{%- endif %}

select {{ column_name }}
from {{ model }}
where ({{ breaches | join(' or ') }})
{%- if row_condition %}
    and ({{ row_condition }})
{%- endif %}

{% endtest %}
