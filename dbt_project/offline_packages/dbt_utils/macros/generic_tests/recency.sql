{#- Passes when the latest value of the field, of all or of each group, is younger than `interval` dateparts. -#}
{% test recency(model, field, datepart, interval, ignore_time_component=false, group_by_columns=[]) %}

{%- if ignore_time_component -%}
    {%- set latest = 'max(cast(' ~ field ~ ' as date))' -%}
    {%- set threshold = 'date_sub(current_date(), interval ' ~ interval ~ ' ' ~ datepart ~ ')' -%}
{%- else -%}
    {%- set latest = 'max(cast(' ~ field ~ ' as timestamp))' -%}
    {#- TIMESTAMP_SUB knows no part above a day, DATETIME_SUB does. -#}
    {%- set threshold = 'timestamp(datetime_sub(current_datetime(), interval ' ~ interval ~ ' ' ~ datepart ~ '))' -%}
{%- endif %}

select
    {%- for column in group_by_columns %}
    {{ column }},
    {%- endfor %}
    {{ latest }} as latest
from {{ model }}
{%- if group_by_columns %}
group by {{ group_by_columns | join(', ') }}
{%- endif %}
having {{ latest }} < {{ threshold }} or {{ latest }} is null

{% endtest %}
