-- A marketplace whose marts were worked out by hand. The first part is seven orders of a weekend in
-- July: Saturday 2025-07-05 has no rate of its own.
insert into users values
(1, 'seller@example.com', 'Sue Seller', null, 'US', 'seller', false, null, '2025-06-01 00:00Z', '2025-06-01 00:00Z'),
(2, 'buyer@example.com', 'Bob Buyer', null, null, 'buyer', false, null, '2025-06-01 00:00Z', '2025-06-01 00:00Z'),
(3, 'gone@example.com', 'Gil Gone', null, 'DE', 'buyer', true, '2025-08-01 00:00Z', '2025-06-01 00:00Z', '2025-08-01 00:00Z');
insert into products values
(1, 1, null, 'Lamp', 10.00, 'EUR', 'active', null, '2025-06-01 00:00Z', '2025-06-01 00:00Z');
insert into orders values
(1, 2, 'web', 'delivered', 'EUR', 4.00, 1.00, 28.55, '2025-07-05 10:00', '2025-07-05 10:00Z', '2025-07-05 10:00Z', null),
(2, 3, 'pos', 'cancelled', 'USD', 0.00, 0.00, 3.00, '2025-07-05 11:00', '2025-07-05 11:00Z', '2025-07-05 11:00Z', null),
(3, 3, 'mobile', 'refunded', 'GBP', 0.00, 0.00, 10.00, '2025-07-05 23:59:59', '2025-07-06 08:00Z', '2025-07-06 08:00Z', null),
(4, 2, 'web', 'shipped', 'USD', 5.00, 0.00, 12.00, '2025-07-06 00:00', '2025-07-06 00:00Z', '2025-07-06 00:00Z', null),
(5, 2, 'web', 'paid', 'USD', 0.00, 0.00, 10.00, '2025-07-06 12:00', '2025-07-06 12:00Z', '2025-07-06 12:00Z', null),
(6, 2, 'web', 'delivered', 'USD', 0.00, 0.00, 99.00, '2025-07-06 13:00', '2025-07-06 13:00Z', '2025-07-08 13:00Z', '2025-07-08 13:00Z'),
(7, 3, 'web', 'pending', 'USD', 1.00, 0.00, 8.00, '2025-07-07 01:00', '2025-07-07 01:00Z', '2025-07-07 01:00Z', null);
insert into order_items values
(1, 1, 1, 1, 2, 10.00, 'EUR', '2025-07-05 10:00Z', '2025-07-05 10:00Z'),
(2, 1, 1, 1, 1, 5.55, 'EUR', '2025-07-05 10:00Z', '2025-07-05 10:00Z'),
(3, 2, 1, 1, 3, 1.00, 'USD', '2025-07-05 11:00Z', '2025-07-05 11:00Z'),
(4, 3, 1, 1, 1, 10.00, 'GBP', '2025-07-06 08:00Z', '2025-07-06 08:00Z'),
(5, 4, 1, 1, 1, 7.00, 'USD', '2025-07-06 00:00Z', '2025-07-06 00:00Z'),
(6, 5, 1, 1, 1, 10.00, 'USD', '2025-07-06 12:00Z', '2025-07-06 12:00Z'),
(7, 6, 1, 1, 1, 99.00, 'USD', '2025-07-06 13:00Z', '2025-07-06 13:00Z'),
(8, 7, 1, 1, 1, 7.00, 'USD', '2025-07-07 01:00Z', '2025-07-07 01:00Z');
insert into payments values
(1, 'paystream', 'e1', 1, 'authorized', 28.55, 'EUR', '2025-07-05 10:01', '2025-07-05 10:01Z', '2025-07-05 10:01Z'),
(2, 'paystream', 'e2', 1, 'captured', 28.00, 'EUR', '2025-07-05 10:02', '2025-07-05 10:02Z', '2025-07-05 10:02Z'),
(3, 'eurobank', 'e1', 3, 'captured', 10.00, 'GBP', '2025-07-06 00:10', '2025-07-06 00:11Z', '2025-07-06 00:11Z'),
(4, 'eurobank', 'e2', 3, 'refunded', 10.00, 'GBP', '2025-07-09 09:00', '2025-07-20 09:00Z', '2025-07-20 09:00Z'),
(5, 'paystream', 'e3', 4, 'authorized', 12.00, 'USD', '2025-07-06 00:01', '2025-07-06 00:01Z', '2025-07-06 00:01Z'),
(6, 'paystream', 'e4', 5, 'captured', 6.00, 'USD', '2025-07-06 12:01', '2025-07-06 12:01Z', '2025-07-06 12:01Z'),
(7, 'paystream', 'e5', 5, 'captured', 6.00, 'USD', '2025-07-06 12:02', '2025-07-06 12:02Z', '2025-07-06 12:02Z'),
(8, 'paystream', 'e6', 7, 'failed', 8.00, 'USD', '2025-07-07 01:01', '2025-07-07 01:01Z', '2025-07-07 01:01Z');

-- Accounts 4 and 5 are one customer, who also sells.
insert into users values
(4, 'twin@example.com', 'Tia Twin', null, 'FR', 'both', false, null, '2025-06-01 00:00Z', '2025-06-01 00:00Z'),
(5, 'twin@example.com', 'Tia Twin', null, null, 'buyer', false, null, '2025-06-30 23:59:59Z', '2025-06-30 23:59:59Z');
insert into categories values
(1, null, 'Home', '2025-06-01 00:00Z', '2025-06-01 00:00Z'),
(2, 1, 'Kitchen', '2025-06-01 00:00Z', '2025-06-01 00:00Z'),
(3, 2, 'Pans', '2025-06-01 00:00Z', '2025-06-01 00:00Z');
insert into products values
(2, 4, 3, 'Pan', 12.35, 'GBP', 'active', '2026-06-01 00:00Z', '2025-06-01 00:00Z', '2026-06-01 00:00Z'),
(3, 4, 1, 'Vase', 5.00, 'USD', 'withdrawn', null, '2025-06-01 00:00Z', '2025-06-01 00:00Z');

-- A year of orders. 9 is cancelled before its customer's first confirmed order, 16 is erased; 15 is
-- the order of two sellers; 12 falls on a Sunday, and its two lines are rounded one by one.
insert into orders values
(9, 5, 'web', 'cancelled', 'USD', 0.00, 0.00, 10.00, '2025-09-10 10:00', '2025-09-10 10:00Z', '2025-09-10 10:00Z', null),
(10, 4, 'web', 'delivered', 'USD', 0.00, 0.00, 10.00, '2025-11-30 23:30', '2025-12-02 08:00Z', '2025-12-02 08:00Z', null),
(11, 2, 'web', 'delivered', 'USD', 0.00, 0.00, 20.00, '2025-12-31 23:59:59', '2025-12-31 23:59:59Z', '2025-12-31 23:59:59Z', null),
(12, 3, 'web', 'delivered', 'EUR', 0.00, 0.00, 20.02, '2026-01-04 10:00', '2026-01-04 10:00Z', '2026-01-04 10:00Z', null),
(13, 2, 'web', 'cancelled', 'USD', 0.00, 0.00, 7.50, '2026-01-10 10:00', '2026-01-10 10:00Z', '2026-01-10 10:00Z', null),
(14, 2, 'web', 'pending', 'USD', 0.00, 0.00, 7.50, '2026-02-01 00:00', '2026-02-01 00:00Z', '2026-02-01 00:00Z', null),
(15, 2, 'web', 'paid', 'USD', 0.00, 0.00, 29.00, '2026-01-31 23:59:59', '2026-01-31 23:59:59Z', '2026-01-31 23:59:59Z', null),
(16, 5, 'web', 'delivered', 'USD', 0.00, 0.00, 7.50, '2026-04-10 10:00', '2026-04-10 10:00Z', '2026-05-01 10:00Z', '2026-05-01 10:00Z'),
(17, 5, 'mobile', 'shipped', 'USD', 0.00, 0.00, 10.00, '2026-02-03 10:00', '2026-02-03 10:00Z', '2026-02-03 10:00Z', null),
(18, 3, 'web', 'refunded', 'USD', 0.00, 0.00, 7.50, '2026-06-15 10:00', '2026-06-15 10:00Z', '2026-06-20 10:00Z', null);
insert into order_items values
(11, 9, 1, 1, 1, 10.00, 'USD', '2025-09-10 10:00Z', '2025-09-10 10:00Z'),
(12, 10, 1, 1, 1, 10.00, 'USD', '2025-12-02 08:00Z', '2025-12-02 08:00Z'),
(13, 11, 2, 4, 2, 7.50, 'USD', '2025-12-31 23:59:59Z', '2025-12-31 23:59:59Z'),
(14, 11, 3, 4, 1, 5.00, 'USD', '2025-12-31 23:59:59Z', '2025-12-31 23:59:59Z'),
(15, 12, 2, 4, 1, 10.01, 'EUR', '2026-01-04 10:00Z', '2026-01-04 10:00Z'),
(16, 12, 3, 4, 1, 10.01, 'EUR', '2026-01-04 10:00Z', '2026-01-04 10:00Z'),
(17, 13, 2, 4, 1, 7.50, 'USD', '2026-01-10 10:00Z', '2026-01-10 10:00Z'),
(18, 14, 2, 4, 1, 7.50, 'USD', '2026-02-01 00:00Z', '2026-02-01 00:00Z'),
(19, 15, 3, 4, 4, 5.00, 'USD', '2026-01-31 23:59:59Z', '2026-01-31 23:59:59Z'),
(20, 15, 1, 1, 1, 9.00, 'USD', '2026-01-31 23:59:59Z', '2026-01-31 23:59:59Z'),
(21, 16, 2, 4, 1, 7.50, 'USD', '2026-04-10 10:00Z', '2026-04-10 10:00Z'),
(22, 17, 1, 1, 1, 10.00, 'USD', '2026-02-03 10:00Z', '2026-02-03 10:00Z'),
(23, 18, 2, 4, 1, 7.50, 'USD', '2026-06-15 10:00Z', '2026-06-15 10:00Z');

-- Tiers change with the first instant of a year, the last second of a month, the first instant of a
-- month, and on the last day of the history. Seller 1 has none in July.
insert into seller_tier_history values
(1, 1, 'silver', '2025-08-01 00:00Z', null, '2025-08-01 00:00Z', '2025-08-01 00:00Z'),
(2, 4, 'bronze', '2025-06-01 00:00Z', '2026-01-01 00:00Z', '2025-06-01 00:00Z', '2026-01-01 00:00Z'),
(3, 4, 'silver', '2026-01-01 00:00Z', '2026-01-31 23:59:59Z', '2026-01-01 00:00Z', '2026-01-31 23:59:59Z'),
(4, 4, 'gold', '2026-01-31 23:59:59Z', '2026-03-01 00:00Z', '2026-02-10 00:00Z', '2026-03-01 00:00Z'),
(5, 4, 'platinum', '2026-03-01 00:00Z', '2026-06-30 12:00Z', '2026-03-01 00:00Z', '2026-06-30 12:00Z'),
(6, 4, 'silver', '2026-06-30 12:00Z', null, '2026-06-30 12:00Z', '2026-06-30 12:00Z');

-- 1, 2 and 4 are verified; 2 names no order. Of the others the order was refunded (3), is erased (5),
-- or is that of the customer's other account (6).
insert into reviews values
(1, 2, 2, 11, 5, 'Good pan', null, true, '2026-01-05 09:00Z', '2026-01-05 09:00Z'),
(2, 3, 2, null, 4, 'Good vase', null, true, '2026-01-31 23:30Z', '2026-01-31 23:30Z'),
(3, 1, 3, 3, 1, 'Broken', null, false, '2025-07-20 09:00Z', '2025-07-20 09:00Z'),
(4, 1, 2, 1, 3, 'It shines', null, true, '2026-05-10 09:00Z', '2026-05-10 09:00Z'),
(5, 2, 5, 16, 1, 'Too small', null, false, '2026-04-20 09:00Z', '2026-04-20 09:00Z'),
(6, 1, 5, null, 2, 'Too dark', null, false, '2026-03-20 09:00Z', '2026-03-20 09:00Z');

-- Events in the order in which they were logged; that of lsn is another. Order 3 is created as paid,
-- order 4 goes back from shipped to paid, order 6 is erased.
insert into event_log
select
    log_id,
    'event-' || lsn,
    entity_type,
    entity_id,
    operation,
    lsn,
    jsonb_build_object(
        'before', case when operation = 'u' then jsonb_build_object('order_status', before) end,
        'after', jsonb_build_object('order_status', after, 'deleted_at', deleted_at)
    ),
    occurred_at,
    '2026-06-30 00:00Z',
    '2026-06-30 00:00Z'
from (
    values
    (1, 'order', 1, 'c', 101, null, 'pending', null, '2025-07-05T10:00:00Z'),
    (2, 'order', 1, 'u', 104, 'paid', 'shipped', null, '2025-07-06T12:17:18Z'),
    (3, 'order', 1, 'u', 102, 'pending', 'paid', null, '2025-07-05T10:02:00Z'),
    (4, 'order', 1, 'u', 103, 'paid', 'paid', null, '2025-07-05T10:30:00Z'),
    (5, 'order', 1, 'u', 106, 'shipped', 'delivered', null, '2025-07-09T08:00:00Z'),
    (6, 'order', 1, 'u', 105, 'shipped', 'shipped', null, '2025-07-07T00:00:00Z'),
    (7, 'order', 2, 'c', 107, null, 'pending', null, '2025-07-05T11:00:00Z'),
    (8, 'order', 2, 'u', 108, 'pending', 'cancelled', null, '2025-07-05T13:00:00Z'),
    (9, 'order', 3, 'c', 109, null, 'paid', null, '2025-07-05T23:59:59Z'),
    (10, 'order', 3, 'u', 110, 'paid', 'refunded', null, '2025-07-09T09:00:00Z'),
    (11, 'order', 4, 'c', 111, null, 'pending', null, '2025-07-06T00:00:00Z'),
    (12, 'order', 4, 'u', 112, 'pending', 'paid', null, '2025-07-06T00:30:00Z'),
    (13, 'order', 4, 'u', 113, 'paid', 'shipped', null, '2025-07-06T06:00:00Z'),
    (14, 'order', 4, 'u', 114, 'shipped', 'paid', null, '2025-07-06T07:00:00Z'),
    (15, 'order', 4, 'u', 115, 'paid', 'shipped', null, '2025-07-06T09:00:00Z'),
    (16, 'order', 6, 'c', 116, null, 'paid', null, '2025-07-06T13:00:00Z'),
    (17, 'order', 6, 'u', 117, 'paid', 'delivered', null, '2025-07-07T13:00:00Z'),
    (18, 'order', 6, 'u', 118, 'delivered', 'delivered', '2025-07-08T13:00:00Z', '2025-07-08T13:00:00Z'),
    (19, 'product', 5, 'c', 119, null, null, null, '2025-07-06T13:00:00Z')
) as events (log_id, entity_type, entity_id, operation, lsn, before, after, deleted_at, occurred_at);
