create view payments as
select *
from payments
where
    received_at < (business_date() - 1)::timestamp at time zone 'UTC'
    or event_at at time zone 'UTC' >= (business_date() - 2)::timestamp at time zone 'UTC'
