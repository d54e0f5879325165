-- The order of events is that of lsn; log_id and logged_at only say when a reader got to them.
-- occurred_at without an offset is UTC, which is also how the cast reads it.
with source as (

    select
        log_id,
        event_uuid,
        entity_type,
        entity_id,
        operation,
        lsn,
        payload,
        occurred_at,
        logged_at,
        updated_at,
        _airbyte_extracted_at
    from {{ source('marketplace', 'event_log') }}

),

renamed as (

    select
        log_id,
        event_uuid,
        {{ lower_code('entity_type') }} as entity_type,
        entity_id,
        {{ lower_code('operation') }} as operation,
        lsn,
        json_value(payload, '$.before.order_status') as order_status_before,
        json_value(payload, '$.after.order_status') as order_status_after,
        json_value(payload, '$.after.deleted_at') is not null as is_erasure,
        payload,
        cast(occurred_at as timestamp) as occurred_at,
        logged_at,
        updated_at,
        _airbyte_extracted_at as extracted_at
    from source

)

select
    log_id,
    event_uuid,
    entity_type,
    entity_id,
    operation,
    lsn,
    order_status_before,
    order_status_after,
    is_erasure,
    payload,
    occurred_at,
    logged_at,
    updated_at,
    extracted_at
from renamed
