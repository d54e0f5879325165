create view orders as
select *
from orders
where
    created_at < (business_date() - 1)::timestamp at time zone 'UTC'
    or ordered_at at time zone 'UTC' >= created_at - interval '1 day'
