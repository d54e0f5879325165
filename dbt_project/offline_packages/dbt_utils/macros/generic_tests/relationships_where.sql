{#- Passes when every value has its match in the other relation; each side may be filtered first. NULL needs none. -#}
{% test relationships_where(model, column_name, to, field, from_condition='true', to_condition='true') %}

with referring as (

    select {{ column_name }} as reference
    from {{ model }}
    where {{ column_name }} is not null and ({{ from_condition }})

),

referred as (

    select distinct {{ field }} as reference
    from {{ to }}
    where {{ field }} is not null and ({{ to_condition }})

)

select referring.reference
from referring
left join referred on referring.reference = referred.reference
where referred.reference is null

{% endtest %}
