{#- Passes when every value lies between min_value and max_value; either may be left out. NULL is no breach. -#}
{% test accepted_range(model, column_name, min_value=none, max_value=none, inclusive=true) %}

{%- if min_value is none and max_value is none -%}
    {{ exceptions.raise_compiler_error('accepted_range on ' ~ column_name ~ ' needs a min_value, a max_value or both.') }}
{%- endif -%}

{%- set breaches = [] -%}
{%- if min_value is not none -%}
    {%- do breaches.append(column_name ~ (' < ' if inclusive else ' <= ') ~ min_value) -%}
{%- endif -%}
{%- if max_value is not none -%}
    {%- do breaches.append(column_name ~ (' > ' if inclusive else ' >= ') ~ max_value) -%}
{%- endif %}

select {{ column_name }}
from {{ model }}
where {{ breaches | join(' or ') }}

{% endtest %}
