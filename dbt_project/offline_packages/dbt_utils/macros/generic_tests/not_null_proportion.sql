{#- Passes when the share of rows with a value, of all or of each group, lies between at_least and at_most. -#}
{% test not_null_proportion(model, column_name, at_least, at_most=1.0, group_by_columns=[]) %}

select
    {%- for column in group_by_columns %}
    {{ column }},
    {%- endfor %}
    countif({{ column_name }} is not null) / nullif(count(*), 0) as not_null_share
from {{ model }}
{%- if group_by_columns %}
group by {{ group_by_columns | join(', ') }}
{%- endif %}
having
    countif({{ column_name }} is not null) / nullif(count(*), 0) < {{ at_least }}
    or countif({{ column_name }} is not null) / nullif(count(*), 0) > {{ at_most }}

{% endtest %}
