-- The day's payment events: those of new orders, those that come with an order's fate, and late ones, which happened up
-- to twenty days ago.
create table nextday.new_payments as
with new_orders as (
    select
        new_orders.*,
        orders.total_amount,
        nextday.draw('provider', new_orders.position)
        < case when new_orders.currency in ('EUR', 'GBP') then 0.6 else 0.12 end as by_eurobank
    from nextday.new_orders
    join clean.orders on orders.order_id = new_orders.order_id
),

-- A provider's account of an order stays with one provider.
old_orders as (
    select
        fates.*,
        orders.total_amount,
        orders.currency,
        date_trunc('second', nextday.at_hour(fates.hour)) as fate_at,
        coalesce(
            (
                select min(payments.provider)
                from clean.payments
                where payments.order_id = fates.order_id
            ) = 'eurobank',
            false
        ) as by_eurobank,
        exists (
            select from clean.payments
            where payments.order_id = fates.order_id and payments.event_type = 'authorized'
        ) as is_authorized,
        date_trunc(
            'second',
            nextday.at_hour(fates.hour)
            - interval '50 hours' - interval '17 days' * nextday.draw('late', fates.order_id)
        ) as late_at
    from nextday.fates
    join clean.orders on orders.order_id = fates.order_id
),

events as (
    select order_id, currency, by_eurobank, 'authorized' as event_type, total_amount as amount, authorized_at as event_at, 1 as nth
    from new_orders
    where authorized_at is not null
    union all
    -- Of those paid for some are captured in two parts, some twice, some short.
    select
        order_id, currency, by_eurobank, 'captured',
        case
            when status = 'cancelled' then total_amount
            when position % 24 = 6 then round(total_amount * 0.4, 2)
            when position % 24 = 16 then total_amount - round(total_amount * 0.08, 2)
            else total_amount
        end,
        captured_at,
        2
    from new_orders
    where captured_at is not null
    union all
    select
        order_id, currency, by_eurobank, 'captured',
        case when position % 24 = 6 then total_amount - round(total_amount * 0.4, 2) else total_amount end,
        captured_at + interval '19 seconds',
        3
    from new_orders
    where captured_at is not null and status <> 'cancelled' and position % 24 in (6, 21)
    union all
    select order_id, currency, by_eurobank, 'refunded', total_amount, returned_at, 4
    from new_orders
    where returned_at is not null and captured_at is not null
    union all
    select order_id, currency, by_eurobank, 'authorized', total_amount, fate_at - interval '500 seconds', 1
    from old_orders
    where fate in ('pays', 'pays and ships') and not is_authorized
    union all
    select order_id, currency, by_eurobank, 'captured', total_amount, fate_at - interval '4 seconds', 2
    from old_orders
    where fate in ('pays', 'pays and ships')
    union all
    select order_id, currency, by_eurobank, 'refunded', captured - refunded, fate_at - interval '40 seconds', 3
    from old_orders
    where fate in ('refunds', 'cancels') and captured > refunded
    union all
    select order_id, currency, by_eurobank, 'captured', total_amount, late_at, 4
    from old_orders
    where fate = 'pays late'
    union all
    select
        order_id, currency, by_eurobank, 'refunded',
        greatest(0.01, round(captured * (0.1 + 0.3 * nextday.draw('late refund', order_id)::numeric), 2)), late_at, 5
    from old_orders
    where fate = 'refunds late'
),

received as (
    select
        *,
        date_trunc(
            'milliseconds',
            greatest(event_at, timestamptz '${day} 00:00:00+00' + interval '90 minutes')
            + case
                -- What happened before the day arrives at any hour of it.
                when event_at < timestamptz '${day} 00:00:00+00'
                    then interval '20 hours' * nextday.draw('arrives', order_id * 8 + nth)
                else interval '1 second' + interval '8 seconds' * nextday.draw('received', order_id * 8 + nth)
            end
        ) as received_at,
        dense_rank() over (order by order_id) as slot
    from events
)

select
    (select last_id from nextday.last_number where table_name = 'payments')
    + row_number() over (order by order_id, nth) as payment_event_id,
    case when by_eurobank then 'eurobank' else 'paystream' end as provider,
    -- Each provider goes on counting at its own pace; now and then both have the same number.
    (
        100000
        + ((select count(*) from clean.orders) + slot) * case when by_eurobank then 8 else 7 end
        + nth
    )::text as provider_event_id,
    order_id,
    event_type,
    amount,
    currency,
    event_at at time zone 'UTC' as event_at,
    received_at
from received;

insert into clean.payments (
    payment_event_id, provider, provider_event_id, order_id, event_type, amount, currency,
    event_at, received_at, updated_at
)
select
    payment_event_id, provider, provider_event_id, order_id, event_type, amount, currency,
    event_at, received_at, received_at
from nextday.new_payments;
