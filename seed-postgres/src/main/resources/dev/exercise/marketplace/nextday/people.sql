-- New accounts: a name may repeat, the number in a mailbox does not. The first two sell.
create table nextday.new_users as
with patterns as (
    select
        *,
        row_number() over (order by nextday.draw('user', user_id), user_id) as position
    from clean.users
    where not is_deleted
),

-- Whoever has one account so far, and had something delivered.
single as (
    select email
    from clean.users
    group by email
    having count(*) = 1
),

served as (
    select distinct buyer_id as user_id
    from clean.orders
    where order_status = 'delivered' and deleted_at is null
),

customers as (
    select
        users.email,
        users.full_name,
        users.country_code,
        row_number() over (order by nextday.draw('second account', users.user_id), users.user_id) as position
    from clean.users
    join single on single.email = users.email
    join served on served.user_id = users.user_id
    where not users.is_deleted and users.user_type = 'buyer'
),

numbered as (
    select
        position,
        (select max(user_id) from clean.users) as last_id,
        email,
        full_name,
        country_code,
        phone
    from patterns
    where position <= (select nextday.some(8, 0.004, 'clean.users'))
)

select
    numbered.last_id + numbered.position as user_id,
    numbered.position,
    -- The third and every tenth account is the second one of somebody who orders already.
    customers.email is not null as is_second,
    coalesce(
        customers.email,
        regexp_replace(numbered.email, '\d+@', (11 + numbered.last_id + numbered.position) || '@')
    ) as email,
    coalesce(customers.full_name, numbered.full_name) as full_name,
    case when customers.email is null then numbered.country_code else customers.country_code end as country_code,
    regexp_replace(
        numbered.phone,
        '\d{3}$',
        lpad(floor(1000 * nextday.draw('phone', numbered.last_id + numbered.position))::text, 3, '0')
    ) as phone,
    case numbered.position when 1 then 'seller' when 2 then 'both' else 'buyer' end as user_type,
    nextday.at_hour(0.1 + 8.9 * nextday.draw('sign-up', numbered.position)) as created_at
from numbered
left join customers on customers.position * 10 - 7 = numbered.position;

insert into clean.users (
    user_id, email, full_name, phone, country_code, user_type, is_deleted, deleted_at, created_at, updated_at
)
select user_id, email, full_name, phone, country_code, user_type, false, null, created_at, created_at
from nextday.new_users
order by created_at;

-- Some accounts get another phone number, some say at last where they are at home, some go.
with ranked as (
    select
        user_id,
        row_number() over (order by nextday.draw('new phone', user_id), user_id) as position
    from clean.users
    where phone is not null and not is_deleted and created_at < timestamptz '${day} 00:00:00+00'
)

update clean.users
set
    phone = regexp_replace(
        users.phone, '\d{3}$', lpad(floor(1000 * nextday.draw('digits', users.user_id))::text, 3, '0')
    ),
    updated_at = nextday.at_hour(1 + 20 * nextday.draw('new phone', users.user_id * 2 + 1))
from ranked
where ranked.user_id = users.user_id and ranked.position <= (select nextday.some(4, 0.002, 'clean.users'));

with ranked as (
    select
        user_id,
        row_number() over (order by nextday.draw('country', user_id), user_id) as position
    from clean.users
    where country_code is null and not is_deleted and updated_at < timestamptz '${day} 00:00:00+00'
)

update clean.users
set
    country_code = (array['US', 'DE', 'GB', 'FR'])[1 + floor(4 * nextday.draw('which country', users.user_id))::integer],
    updated_at = nextday.at_hour(1 + 20 * nextday.draw('country', users.user_id * 2 + 1))
from ranked
where ranked.user_id = users.user_id and ranked.position <= (select nextday.some(3, 0.001, 'clean.users'));

-- In the evening, when nobody orders any more.
with single as (
    select email
    from clean.users
    group by email
    having count(*) = 1
),

served as (
    select distinct buyer_id as user_id
    from clean.orders
),

ranked as (
    select
        users.user_id,
        row_number() over (order by nextday.draw('leaves', users.user_id), users.user_id) as position
    from clean.users
    join single on single.email = users.email
    join served on served.user_id = users.user_id
    where
        users.user_type = 'buyer' and not users.is_deleted
        and users.updated_at < timestamptz '${day} 00:00:00+00'
)

update clean.users
set
    is_deleted = true,
    deleted_at = leaving.deleted_at,
    updated_at = leaving.deleted_at
from ranked
cross join lateral (
    select nextday.at_hour(21 + 2 * nextday.draw('leaves at', ranked.user_id)) as deleted_at
) as leaving
where ranked.user_id = users.user_id and ranked.position <= (select nextday.some(3, 0.001, 'clean.users'));
