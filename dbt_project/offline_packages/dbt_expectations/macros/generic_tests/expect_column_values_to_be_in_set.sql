{#- Passes when every value is one of the set. NULL is not in any set; leave it out with a row_condition. -#}
{% test expect_column_values_to_be_in_set(model, column_name, value_set, quote_values=true, row_condition=none) %}

{%- set members = [] -%}
{%- for value in value_set -%}
    {%- do members.append("'" ~ value ~ "'" if quote_values else value | string) -%}
{%- endfor %}

select {{ column_name }}
from {{ model }}
where ({{ column_name }} is null or {{ column_name }} not in ({{ members | join(', ') }}))
{%- if row_condition %}
    and ({{ row_condition }})
{%- endif %}

{% endtest %}
