{#- A query of one row for each combination of `partition_by` (SQL text): the first by `order_by` (SQL text). `relation`
    may be a relation or the name of a CTE. Goes where a query goes: `with latest as ({{ '{{' }} dbt_utils.deduplicate(…) {{ '}}' }})`. -#}
{% macro deduplicate(relation, partition_by, order_by) %}
select *
from {{ relation }}
qualify row_number() over (partition by {{ partition_by }} order by {{ order_by }}) = 1
{% endmacro %}
