{#- A hash of the fields' text. NULL counts as a value of its own, unlike the empty string, and equals itself. -#}
{% macro generate_surrogate_key(field_list) %}
    {%- if field_list is string or not field_list -%}
        {{ exceptions.raise_compiler_error('generate_surrogate_key needs a list of columns, like ["order_id"].') }}
    {%- endif -%}
    {%- set parts = [] -%}
    {%- for field in field_list -%}
        {%- do parts.append("coalesce(cast(" ~ field ~ " as string), '_dbt_utils_surrogate_key_null_')") -%}
    {%- endfor -%}
    to_hex(md5(concat({{ parts | join(", '-', ") }})))
{%- endmacro %}
