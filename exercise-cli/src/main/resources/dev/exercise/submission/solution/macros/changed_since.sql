{#- Where an incremental run starts to read: the latest change that the model holds, less a look-back for rows whose
    transaction was committed, or synced, after later ones. Business time plays no part in it, so that a row that arrives weeks
    late is read like any other. An empty model reads everything. -#}
{% macro changed_since(column) -%}
    (
        select coalesce(
            timestamp_sub(max({{ column }}), interval {{ var('lookback_days') }} day),
            timestamp('1970-01-01')
        )
        from {{ this }}
    )
{%- endmacro %}
