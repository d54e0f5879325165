create table sales (
    id bigint primary key,
    reference uuid not null,
    customer_id integer not null,
    status text not null,
    amount numeric(12, 2) not null,
    note text,
    ordered_on date not null,
    updated_at timestamptz not null
);

insert into sales
select
    i,
    md5(i::text)::uuid,
    i % 10000,
    (array['placed', 'paid', 'shipped', 'returned'])[1 + i % 4],
    (i % 100000) / 100.0,
    case when i % 3 = 0 then null else 'bought in shop ' || i % 500 || ', paid by card' end,
    date '2026-01-01' + (i % 180),
    timestamptz '2026-01-01 00:00:00+00' + i * interval '10 seconds'
from generate_series(1, {rows}) as i;

grant select on sales to shop_reader;
analyze sales;
