{#- A code in lower case without blanks around it; a blank one is missing. -#}
{% macro lower_code(column) -%}
    nullif(lower(trim({{ column }})), '')
{%- endmacro %}
