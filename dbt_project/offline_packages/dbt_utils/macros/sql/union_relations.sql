{#- All rows of several relations that exist, columns matched by name and NULL where a relation lacks one, with the
    relation's name in source_column_name (none: left out). `include` or `exclude` narrow the columns; `column_override` gives
    a column another type; `where` filters each relation. -#}
{% macro union_relations(relations, column_override={}, include=[], exclude=[], source_column_name='_dbt_source_relation', where=none) %}
    {%- if include and exclude -%}
        {{ exceptions.raise_compiler_error('union_relations takes include or exclude, not both.') }}
    {%- endif -%}
    {%- if not execute -%}
        {{ return('') }}
    {%- endif -%}
    {%- set wanted = include | map('lower') | list -%}
    {%- set unwanted = exclude | map('lower') | list -%}
    {%- set types = {} -%}
    {%- set columns_of = {} -%}
    {%- for relation in relations -%}
        {%- set names = [] -%}
        {%- for column in adapter.get_columns_in_relation(relation) -%}
            {%- set name = column.name | lower -%}
            {%- if (not wanted or name in wanted) and name not in unwanted -%}
                {%- do names.append(name) -%}
                {%- if name not in types -%}
                    {%- do types.update({name: column_override.get(column.name, column.dtype)}) -%}
                {%- endif -%}
            {%- endif -%}
        {%- endfor -%}
        {%- do columns_of.update({relation | string: names}) -%}
    {%- endfor -%}
    {%- for relation in relations %}
select
    {%- if source_column_name is not none %}
    '{{ relation | replace('`', '') }}' as {{ source_column_name }},
    {%- endif %}
    {%- for name, type in types.items() %}
    cast({{ adapter.quote(name) if name in columns_of[relation | string] else 'null' }} as {{ type }}) as {{ adapter.quote(name) }}{{ ',' if not loop.last }}
    {%- endfor %}
from {{ relation }}
        {%- if where %}
where {{ where }}
        {%- endif %}
        {%- if not loop.last %}
union all
        {%- endif %}
    {%- endfor %}
{% endmacro %}
