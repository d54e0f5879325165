-- What the workshop keeps beside the two worlds. None of it ever reaches the candidate.
create schema workshop;

-- The as-of date of the marts: the day after the last one that the source knows.
create function workshop.business_date() returns date
language sql immutable parallel safe
return date '2026-07-01';

-- What the defects' migrations were told, for the day when they are told it again.
create table workshop.placeholders (
    name text primary key,
    value text not null
);

-- A number in [0, 1) that depends on nothing but its three arguments: md5 is the same in every
-- version of Postgres, random() and hashtext() are not.
create function workshop.draw(seed bigint, purpose text, row_key text) returns double precision
language sql immutable strict parallel safe
return ('x' || substr(md5(seed || ':' || purpose || ':' || row_key), 1, 13))::bit(52)::bigint
    / 4503599627370496.0::double precision;

-- Every row that a defect touched. A row can be claimed once in an exclusion group; before is null
-- for an added row and otherwise, like after, holds the changed columns only.
create unlogged table workshop.ledger (
    defect_id text not null,
    table_name text not null,
    row_key bigint not null,
    exclusion_group text not null,
    before jsonb,
    after jsonb not null,
    keys jsonb not null,
    constraint ledger_row_is_claimed_once
        unique (table_name, row_key, exclusion_group) deferrable initially immediate
);
create index on workshop.ledger (defect_id, table_name);

-- Expensive by declaration, so that the planner asks it last.
create function workshop.unclaimed(asked_table text, asked_key bigint, asked_group text) returns boolean
language sql stable parallel safe cost 10000
return not exists (
    select
    from workshop.ledger
    where table_name = asked_table and row_key = asked_key and exclusion_group = asked_group
);

-- Surrogate ids of dirty rows before and after they were numbered anew.
create unlogged table workshop.renumbered (
    table_name text not null,
    old_id bigint not null,
    new_id bigint not null,
    primary key (table_name, old_id)
);

create table workshop.exchange_rates (
    rate_date date not null,
    currency text not null,
    usd_rate numeric(12, 6) not null,
    primary key (currency, rate_date)
);
