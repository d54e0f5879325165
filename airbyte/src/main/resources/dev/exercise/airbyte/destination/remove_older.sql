-- Of several rows with one key all but the newest go; rows of generations before {minimum}, which
-- will be gone at the end, never win. {table} and, as in merge.sql, {key} and {newest} are replaced.
delete from `{table}`
where
    _airbyte_raw_id in (
        select _airbyte_raw_id
        from `{table}`
        where true
        qualify
            row_number() over (
                partition by {key}
                order by _airbyte_generation_id < {minimum}, {newest}
            ) > 1
    )
