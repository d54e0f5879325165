{#- Prints (and returns) the yml of models that are built: their columns, types, and places for the descriptions. With
    `upstream_descriptions` a column gets the description that a column of the same name has directly upstream. -#}
{% macro generate_model_yaml(model_names=[], upstream_descriptions=false, include_data_types=true) %}

{%- if model_names is string -%}
    {{ exceptions.raise_compiler_error('generate_model_yaml needs a list of models, like ["stg_users"].') }}
{%- endif -%}

{%- if execute -%}
    {%- set lines = ['version: 2', '', 'models:'] -%}
    {%- for model_name in model_names -%}
        {%- set known = {} -%}
        {%- if upstream_descriptions -%}
            {%- do known.update(codegen.descriptions_upstream_of(model_name)) -%}
        {%- endif -%}
        {%- do lines.extend(['  - name: ' ~ model_name | lower, '    description: ""', '    columns:']) -%}
        {%- for column in adapter.get_columns_in_relation(ref(model_name)) -%}
            {%- set name = column.name | lower -%}
            {%- do lines.append('      - name: ' ~ name) -%}
            {%- if include_data_types -%}
                {%- do lines.append('        data_type: ' ~ column.data_type | lower) -%}
            {%- endif -%}
            {%- do lines.extend(['        description: ' ~ known.get(name, '') | tojson, '']) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ print(lines | join('\n')) }}
    {%- do return(lines | join('\n')) -%}
{%- endif -%}

{% endmacro %}


{#- Descriptions by column name, of all models, seeds and sources that the model reads itself. -#}
{% macro descriptions_upstream_of(model_name) %}

{%- set found = {} -%}
{%- for node in graph.nodes.values() if node.resource_type == 'model' and node.name == model_name -%}
    {%- for parent in node.depends_on.nodes -%}
        {%- set upstream = graph.nodes.get(parent) or graph.sources.get(parent) -%}
        {%- for column in (upstream.columns.values() if upstream else []) if column.description -%}
            {%- do found.update({column.name | lower: column.description}) -%}
        {%- endfor -%}
    {%- endfor -%}
{%- endfor -%}
{%- do return(found) -%}

{% endmacro %}
