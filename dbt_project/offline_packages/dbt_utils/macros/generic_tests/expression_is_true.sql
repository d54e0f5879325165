{#- Passes when the expression is false for no row; NULL counts as unknown and passes, as in a check constraint. On a
    column, the expression goes on where the column's name ends: `">= 0"`. -#}
{% test expression_is_true(model, expression, column_name=none) %}

{%- set condition = expression if column_name is none else column_name ~ ' ' ~ expression %}

select 1 as breach
from {{ model }}
where not ({{ condition }})

{% endtest %}
