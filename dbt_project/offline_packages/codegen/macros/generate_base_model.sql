{#- Prints (and returns) the SQL of a model that reads a source table and names its columns. -#}
{% macro generate_base_model(source_name, table_name, leading_commas=false, case_sensitive_cols=false, materialized=none) %}

{%- if execute -%}
    {%- set names = [] -%}
    {%- for column in adapter.get_columns_in_relation(source(source_name, table_name)) -%}
        {%- do names.append(adapter.quote(column.name) if case_sensitive_cols else column.name | lower) -%}
    {%- endfor -%}
    {%- if not names -%}
        {{ exceptions.raise_compiler_error(
            'generate_base_model found no columns in ' ~ source(source_name, table_name) ~ ': sync the table first.'
        ) }}
    {%- endif -%}
    {%- set separator = '\n        , ' if leading_commas else ',\n        ' -%}
    {%- set columns = names | join(separator) -%}
    {%- set open, close = '{{', '}}' -%}
    {%- set lines = [] -%}
    {%- if materialized -%}
        {%- do lines.extend([open ~ " config(materialized='" ~ materialized ~ "') " ~ close, '']) -%}
    {%- endif -%}
    {%- do lines.extend([
        'with source as (',
        '',
        '    select',
        '        ' ~ columns,
        "    from " ~ open ~ " source('" ~ source_name ~ "', '" ~ table_name ~ "') " ~ close,
        '',
        '),',
        '',
        'renamed as (',
        '',
        '    select',
        '        ' ~ columns,
        '    from source',
        '',
        ')',
        '',
        'select',
        '    ' ~ columns | replace('\n        ', '\n    '),
        'from renamed',
    ]) -%}
    {{ print(lines | join('\n')) }}
    {%- do return(lines | join('\n')) -%}
{%- endif -%}

{% endmacro %}
