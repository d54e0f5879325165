{#- A code in upper case without blanks around it; a blank one is missing. -#}
{% macro upper_code(column) -%}
    nullif(upper(trim({{ column }})), '')
{%- endmacro %}
