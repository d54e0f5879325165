-- Rates are published on weekdays only: each holds until the next one of its currency, the last until the
-- business date.
with rates as (

    select
        currency,
        usd_rate,
        rate_date as published_on,
        lead(rate_date) over (partition by currency order by rate_date) as next_published_on
    from {{ ref('exchange_rates') }}

),

days as (

    select
        calendar_date as rate_date,
        rates.currency,
        rates.usd_rate,
        rates.published_on
    from rates
    cross join unnest(
        generate_date_array(
            rates.published_on,
            coalesce(
                date_sub(rates.next_published_on, interval 1 day),
                greatest(rates.published_on, date('{{ var("business_date") }}'))
            )
        )
    ) as calendar_date

)

select
    rate_date,
    currency,
    usd_rate,
    published_on
from days
