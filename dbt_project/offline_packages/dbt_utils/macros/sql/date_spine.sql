{#- A query of one row for each datepart from start_date to before end_date (SQL expressions), in column date_<datepart>. -#}
{% macro date_spine(datepart, start_date, end_date) %}
    {%- set part = datepart | lower %}
    {%- if part in ['hour', 'minute'] %}
select date_{{ part }}
from unnest(
    generate_timestamp_array(
        timestamp({{ start_date }}), timestamp_sub(timestamp({{ end_date }}), interval 1 microsecond), interval 1 {{ part }}
    )
) as date_{{ part }}
    {%- else %}
select date_{{ part }}
from unnest(
    generate_date_array(date({{ start_date }}), date_sub(date({{ end_date }}), interval 1 day), interval 1 {{ part }})
) as date_{{ part }}
    {%- endif %}
{% endmacro %}
