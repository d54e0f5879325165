create role shop_reader login password 'shop_secret';

create table customers (
    id integer primary key,
    name text not null,
    birthday date,
    score double precision
);

create table orders (
    id bigint primary key,
    customer_id integer not null references customers,
    amount numeric(12, 2) not null,
    note text,
    paid boolean not null,
    updated_at timestamptz not null
);

insert into customers values
    (1, 'Ann', '1990-02-28', 0.1),
    (2, 'Zoë 🎉 "the great"', null, 1e-7),
    (3, e'back\\slash\nand line', '1500-01-01', null);

insert into orders
select
    i,
    1 + i % 3,
    i * 1.01,
    case when i % 7 = 0 then null else 'order ' || i end,
    i % 2 = 0,
    timestamptz '2026-06-01 00:00:00+00' + i * interval '1 minute'
from generate_series(1, 500) as i;

grant select on all tables in schema public to shop_reader;
