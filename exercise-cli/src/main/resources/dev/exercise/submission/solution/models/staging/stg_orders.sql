-- ordered_at comes without a zone: tills write New York wall time, the shop writes UTC. From here on it is
-- an instant. The currency may be missing here; int_orders_enriched takes it from the items.
with source as (

    select
        order_id,
        buyer_id,
        channel,
        order_status,
        currency,
        shipping_amount,
        discount_amount,
        total_amount,
        ordered_at,
        created_at,
        updated_at,
        deleted_at,
        _airbyte_extracted_at
    from {{ source('marketplace', 'orders') }}

),

renamed as (

    select
        order_id,
        buyer_id,
        {{ lower_code('channel') }} as channel,
        {{ lower_code('order_status') }} as order_status,
        {{ upper_code('currency') }} as currency,
        shipping_amount,
        discount_amount,
        total_amount,
        case
            when {{ lower_code('channel') }} = 'pos' then timestamp(ordered_at, 'America/New_York')
            else timestamp(ordered_at, 'UTC')
        end as ordered_at,
        deleted_at is not null as is_erased,
        created_at,
        updated_at,
        deleted_at,
        _airbyte_extracted_at as extracted_at
    from source

)

select
    order_id,
    buyer_id,
    channel,
    order_status,
    currency,
    shipping_amount,
    discount_amount,
    total_amount,
    ordered_at,
    is_erased,
    created_at,
    updated_at,
    deleted_at,
    extracted_at
from renamed
