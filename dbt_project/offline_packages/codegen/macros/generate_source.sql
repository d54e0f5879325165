{#- Prints (and returns) the yml of a source: the tables of a dataset that match, with columns and types where asked for. -#}
{% macro generate_source(
    schema_name,
    database_name=target.database,
    generate_columns=false,
    include_descriptions=false,
    include_data_types=true,
    table_pattern='%',
    exclude='',
    name=schema_name,
    table_names=none,
    include_database=false,
    include_schema=false,
    case_sensitive_databases=false,
    case_sensitive_schemas=false,
    case_sensitive_tables=false,
    case_sensitive_cols=false
) %}

{%- set lines = ['version: 2', '', 'sources:', '  - name: ' ~ name | lower] -%}
{%- if include_descriptions -%}
    {%- do lines.append('    description: ""') -%}
{%- endif -%}
{%- if include_database -%}
    {%- do lines.append('    database: ' ~ (database_name if case_sensitive_databases else database_name | lower)) -%}
{%- endif -%}
{%- if include_schema or name != schema_name -%}
    {%- do lines.append('    schema: ' ~ (schema_name if case_sensitive_schemas else schema_name | lower)) -%}
{%- endif -%}
{%- do lines.append('    tables:') -%}

{%- if execute -%}
    {%- if table_names is none -%}
        {%- set found = run_query(
            "select table_name from `" ~ database_name ~ "`.`" ~ schema_name ~ "`.INFORMATION_SCHEMA.TABLES"
            ~ " where table_name like '" ~ table_pattern ~ "' and not table_name like '" ~ exclude ~ "' order by table_name"
        ) -%}
        {%- set table_names = found.columns[0].values() -%}
    {%- endif -%}
    {%- for table in table_names -%}
        {%- do lines.append('      - name: ' ~ (table if case_sensitive_tables else table | lower)) -%}
        {%- if include_descriptions -%}
            {%- do lines.append('        description: ""') -%}
        {%- endif -%}
        {%- if generate_columns -%}
            {%- do lines.append('        columns:') -%}
            {%- set relation = api.Relation.create(database=database_name, schema=schema_name, identifier=table) -%}
            {%- for column in adapter.get_columns_in_relation(relation) -%}
                {%- do lines.append('          - name: ' ~ (column.name if case_sensitive_cols else column.name | lower)) -%}
                {%- if include_data_types -%}
                    {%- do lines.append('            data_type: ' ~ column.data_type | lower) -%}
                {%- endif -%}
                {%- if include_descriptions -%}
                    {%- do lines.append('            description: ""') -%}
                {%- endif -%}
            {%- endfor -%}
        {%- endif -%}
    {%- endfor -%}
    {{ print(lines | join('\n')) }}
    {%- do return(lines | join('\n')) -%}
{%- endif -%}

{% endmacro %}
