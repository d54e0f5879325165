-- Rows of an answer that are not those of the truth, then the keys of the truth that it lacks.
with answer as materialized (
    select ${columns}
    from ${mart}
),

repeated as (
    select ${keys}
    from answer
    group by ${keys}
    having count(*) > 1
)

select
    ${answer_columns},
    false as is_gone
from answer
left join truth.${mart} as truth on ${same_key}
where
    truth.${first_key} is null
    or (${answer_values}) is distinct from (${truth_values})
    or (${answer_keys}) in (select ${keys} from repeated)
union all
select
    ${truth_keys_only},
    true as is_gone
from truth.${mart} as truth
left join answer on ${same_key}
where answer.${first_key} is null
