-- The texts that COPY writes depend on these; no role or server setting may change them.
set time zone 'UTC';
set datestyle = 'ISO, YMD';
set intervalstyle = 'iso_8601';
set extra_float_digits = 3;
set standard_conforming_strings = on;
set statement_timeout = 0;
set idle_in_transaction_session_timeout = 0;
-- A table that somebody holds locked fails with a reason instead of waiting for ever.
set lock_timeout = '30s';
-- A sync takes one core of the source and no more.
set max_parallel_workers_per_gather = 0;
