-- What only the making of the day needed.
drop schema nextday cascade;
drop schema truth cascade;

create or replace function workshop.business_date() returns date
language sql immutable parallel safe
return date '${day}' + 1;
