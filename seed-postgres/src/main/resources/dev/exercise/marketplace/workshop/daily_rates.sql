-- The contract's rule for all conversions: the last rate on or before the day. Stored, since every
-- answer asks for it.
create table workshop.daily_rates (
    rate_date date not null,
    currency text not null,
    usd_rate numeric(12, 6) not null,
    primary key (currency, rate_date)
);

insert into workshop.daily_rates (rate_date, currency, usd_rate)
select days.day::date, currencies.currency, last_known.usd_rate
from (
    select generate_series(min(rate_date)::timestamp, max(rate_date) + interval '31 days', interval '1 day') as day
    from workshop.exchange_rates
) as days
cross join (select distinct currency from workshop.exchange_rates) as currencies
cross join lateral (
    select usd_rate
    from workshop.exchange_rates
    where exchange_rates.currency = currencies.currency and exchange_rates.rate_date <= days.day::date
    order by exchange_rates.rate_date desc
    limit 1
) as last_known;
