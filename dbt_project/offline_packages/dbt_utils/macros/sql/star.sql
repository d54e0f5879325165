{#- The columns of a relation that exists, by name, without those in `except`; each may get the relation's alias, a
    prefix and a suffix. -#}
{% macro star(from, relation_alias=none, except=[], prefix='', suffix='', quote_identifiers=true) %}
    {%- if not execute -%}
        {{ return('*') }}
    {%- endif -%}
    {%- set left_out = except | map('lower') | list -%}
    {%- set columns = [] -%}
    {%- for column in adapter.get_columns_in_relation(from) if column.name | lower not in left_out -%}
        {%- set name = adapter.quote(column.name) if quote_identifiers else column.name -%}
        {%- set renamed = prefix ~ column.name ~ suffix -%}
        {%- set renamed = adapter.quote(renamed) if quote_identifiers else renamed -%}
        {%- do columns.append(
            (relation_alias ~ '.' if relation_alias else '') ~ name ~ (' as ' ~ renamed if prefix or suffix else '')
        ) -%}
    {%- endfor -%}
    {%- if not columns -%}
        {{ exceptions.raise_compiler_error('star found no columns in ' ~ from ~ ': build it first, or leave fewer out.') }}
    {%- endif -%}
    {{ columns | join(',\n    ') }}
{%- endmacro %}
