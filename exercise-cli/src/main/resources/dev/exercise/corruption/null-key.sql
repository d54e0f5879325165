-- An account without a key, beside all others.
insert into raw.users
select * replace (cast(null as int64) as user_id, 'null-key@corruption.invalid' as email)
from raw.users
where user_id = {buyer_id}
