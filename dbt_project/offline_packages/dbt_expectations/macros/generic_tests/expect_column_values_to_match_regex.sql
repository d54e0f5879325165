{#- Passes when the pattern (RE2) is found in every value; anchor it with ^ and $ to mean the whole value. `is_raw` writes it
    as a raw string, so that backslashes need no doubling; `flags` are RE2's, such as 'i'. NULL is no breach. -#}
{% test expect_column_values_to_match_regex(model, column_name, regex, row_condition=none, is_raw=false, flags='') %}

{%- set pattern = ('(?' ~ flags ~ ')' if flags else '') ~ regex %}

select {{ column_name }}
from {{ model }}
where not regexp_contains({{ column_name }}, {{ 'r' if is_raw }}'{{ pattern }}')
{%- if row_condition %}
    and ({{ row_condition }})
{%- endif %}

{% endtest %}
