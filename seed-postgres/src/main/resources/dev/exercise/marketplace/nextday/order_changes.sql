-- What happens to orders of the days before. Each order has one fate for the day. Orders whose products their
-- buyer has reviewed keep their status: the flag of a review says whether the product was delivered.
create table nextday.fates as
with paid as (
    select
        order_id,
        coalesce(sum(amount) filter (where event_type = 'captured'), 0) as captured,
        coalesce(sum(amount) filter (where event_type = 'refunded'), 0) as refunded
    from clean.payments
    group by order_id
),

reviewed as (
    select distinct orders.order_id
    from clean.reviews
    join clean.orders on orders.buyer_id = reviews.user_id
    join clean.order_items
        on order_items.order_id = orders.order_id and order_items.product_id = reviews.product_id
),

candidates as (
    select
        orders.order_id,
        orders.order_status,
        orders.channel,
        orders.created_at < timestamptz '${day} 00:00:00+00' - interval '45 days' as is_old,
        reviewed.order_id is not null as is_reviewed,
        coalesce(paid.captured, 0) as captured,
        coalesce(paid.refunded, 0) as refunded
    from clean.orders
    left join paid on paid.order_id = orders.order_id
    left join reviewed on reviewed.order_id = orders.order_id
    where orders.deleted_at is null and orders.updated_at < timestamptz '${day} 00:00:00+00'
),

-- Young orders first: most of what changes was ordered in the last weeks, some of it long ago.
ranked as (
    select
        candidates.*,
        row_number() over (
            -- What a till sold is paid for and carried home: nothing of it is shipped.
            partition by order_status, order_status = 'paid' and channel = 'pos'
            order by
                nextday.draw('fate', candidates.order_id)
                * case when candidates.order_id > last.order_id * 0.92 then 0.3 else 1 end,
                candidates.order_id
        ) as position
    from candidates
    cross join (select max(order_id) as order_id from candidates) as last
    where not is_reviewed
),

sized as (
    select
        *,
        (select nextday.some(6, 0.0008, 'clean.orders')) as few,
        (select nextday.some(12, 0.0024, 'clean.orders')) as many
    from ranked
)

select
    order_id,
    order_status,
    captured,
    refunded,
    position,
    case
        -- In turn, so that a small world has some of each.
        when order_status = 'pending' and position <= 4 * few
            then (array['pays', 'corrects', 'pays and ships', 'cancels'])[1 + position % 4]
        when order_status = 'paid' and channel <> 'pos' and position <= many + 2 * few
            then (array['ships', 'corrects', 'ships', 'cancels'])[1 + position % 4]
        when order_status = 'shipped' then
            case when position <= many then 'arrives' end
        when order_status = 'delivered' then
            case
                when position <= few and captured > refunded then 'refunds'
                when position between few + 1 and 2 * few then 'erased'
                when position between 2 * few + 1 and 3 * few and is_old and captured > refunded and refunded = 0
                    then 'refunds late'
            end
        when order_status = 'cancelled' and position <= few / 2 then 'erased'
    end as fate,
    2 + 12 * nextday.draw('fate at', order_id) as hour
from sized;

delete from nextday.fates where fate is null;

-- Late payments come for orders that were never paid for.
insert into nextday.fates (order_id, order_status, captured, refunded, position, fate, hour)
select
    order_id,
    order_status,
    0,
    0,
    position,
    'pays late',
    2 + 12 * nextday.draw('fate at', order_id)
from (
    select
        orders.order_id,
        orders.order_status,
        row_number() over (order by nextday.draw('pays late', orders.order_id), orders.order_id) as position
    from clean.orders
    where
        orders.order_status in ('paid', 'shipped', 'delivered') and orders.deleted_at is null
        and orders.updated_at < timestamptz '${day} 00:00:00+00' - interval '25 days'
        and not exists (
            select from clean.payments
            where payments.order_id = orders.order_id and payments.event_type = 'captured'
        )
        and not exists (select from nextday.fates where fates.order_id = orders.order_id)
) as unpaid
where position <= (select nextday.some(6, 0.001, 'clean.orders'));

update clean.orders
set order_status = 'paid', updated_at = nextday.at_hour(fates.hour)
from nextday.fates
where fates.fate in ('pays', 'pays and ships') and fates.order_id = orders.order_id;

update clean.orders
set
    order_status = 'shipped',
    updated_at = nextday.at_hour(fates.hour + case when fates.fate = 'ships' then 0 else 2.7 end)
from nextday.fates
where fates.fate in ('ships', 'pays and ships') and fates.order_id = orders.order_id;

update clean.orders
set order_status = 'delivered', updated_at = nextday.at_hour(fates.hour)
from nextday.fates
where fates.fate = 'arrives' and fates.order_id = orders.order_id;

update clean.orders
set order_status = 'cancelled', updated_at = nextday.at_hour(fates.hour)
from nextday.fates
where fates.fate = 'cancels' and fates.order_id = orders.order_id;

update clean.orders
set order_status = 'refunded', updated_at = nextday.at_hour(fates.hour)
from nextday.fates
where fates.fate = 'refunds' and fates.order_id = orders.order_id;

update clean.orders
set deleted_at = nextday.at_hour(fates.hour), updated_at = nextday.at_hour(fates.hour)
from nextday.fates
where fates.fate = 'erased' and fates.order_id = orders.order_id;

-- One more piece of the first line; the order moves with it.
create table nextday.corrected_items as
select distinct on (order_items.order_id)
    order_items.order_id,
    order_items.order_item_id,
    order_items.unit_price,
    nextday.at_hour(fates.hour) as changed_at
from nextday.fates
join clean.order_items on order_items.order_id = fates.order_id
where fates.fate = 'corrects'
order by order_items.order_id, order_items.order_item_id;

update clean.order_items
set quantity = order_items.quantity + 1, updated_at = corrected_items.changed_at
from nextday.corrected_items
where corrected_items.order_item_id = order_items.order_item_id;

update clean.orders
set
    total_amount = orders.total_amount + corrected_items.unit_price,
    updated_at = corrected_items.changed_at
from nextday.corrected_items
where corrected_items.order_id = orders.order_id;
