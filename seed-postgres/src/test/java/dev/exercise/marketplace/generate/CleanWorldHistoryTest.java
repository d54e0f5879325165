package dev.exercise.marketplace.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.World;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Time, payments and the change log of a clean world: queries find what breaks the fact. */
final class CleanWorldHistoryTest {
  private static final String SCHEMA = "history";

  /** Every moment that a table knows, as UTC without zone. */
  private static final String MOMENTS =
      """
      with moments as (
          select 'orders.ordered_at' as what, ordered_at as moment from orders
          union all select 'orders.created_at', created_at at time zone 'UTC' from orders
          union all select 'orders.updated_at', updated_at at time zone 'UTC' from orders
          union all select 'orders.deleted_at', deleted_at at time zone 'UTC' from orders
          union all select 'order_items.updated_at', updated_at at time zone 'UTC' from order_items
          union all select 'payments.event_at', event_at from payments
          union all select 'payments.received_at', received_at at time zone 'UTC' from payments
          union all select 'payments.updated_at', updated_at at time zone 'UTC' from payments
          union all select 'users.created_at', created_at at time zone 'UTC' from users
          union all select 'users.updated_at', updated_at at time zone 'UTC' from users
          union all select 'users.deleted_at', deleted_at at time zone 'UTC' from users
          union all select 'products.created_at', created_at at time zone 'UTC' from products
          union all select 'products.updated_at', updated_at at time zone 'UTC' from products
          union all select 'products.deleted_at', deleted_at at time zone 'UTC' from products
          union all select 'reviews.created_at', created_at at time zone 'UTC' from reviews
          union all select 'reviews.updated_at', updated_at at time zone 'UTC' from reviews
          union all select 'valid_from', valid_from at time zone 'UTC' from seller_tier_history
          union all select 'recorded_at', recorded_at at time zone 'UTC' from seller_tier_history
          union all select 'tiers.updated_at', updated_at at time zone 'UTC' from seller_tier_history
          union all select 'occurred_at', occurred_at::timestamptz at time zone 'UTC' from event_log
          union all select 'logged_at', logged_at at time zone 'UTC' from event_log
          union all select 'log.updated_at', updated_at at time zone 'UTC' from event_log
      )
      """;

  private static CleanDatabase database;

  @BeforeAll
  static void loadWorld() throws SQLException, IOException {
    database = new CleanDatabase();
    database.load(SCHEMA, World.of(11, "1.5"));
  }

  @AfterAll
  static void stopPostgres() {
    database.close();
  }

  @Test
  void nothingIsLaterThanTheEndOfTheHistory() throws SQLException {
    assertNone(MOMENTS + "select what, moment from moments where moment > '2026-06-30 23:59:59'");
  }

  @Test
  void noOrderIsEarlierThanTheHistoryOrOnMidnight() throws SQLException {
    assertNone(
        """
        select order_id from orders
        where ordered_at <= '2025-07-01' or ordered_at = date_trunc('day', ordered_at)
        """);
  }

  @Test
  void nothingHappensInAnHourThatNewYorkOrBerlinRepeatsOrSkips() throws SQLException {
    assertNone(
        MOMENTS
            + """
              select what || ' ' || moment from moments
              where moment >= '2025-10-26 00:00' and moment < '2025-10-26 04:00'
                 or moment >= '2025-11-02 00:00' and moment < '2025-11-02 03:00'
                 or moment >= '2025-11-02 04:00' and moment < '2025-11-02 08:00'
                 or moment >= '2026-03-08 01:00' and moment < '2026-03-08 08:00'
                 or moment >= '2026-03-29 00:00' and moment < '2026-03-29 04:00'
              """);
  }

  @Test
  void wallTimeOfEitherZoneLeadsBackToTheMoment() throws SQLException {
    assertNone(
        MOMENTS
            + """
              , zones (zone) as (values ('America/New_York'), ('Europe/Berlin')),
              walls as (
                  select what, moment, zone, moment at time zone 'UTC' at time zone zone as wall
                  from moments cross join zones
              )
              select what || ' ' || moment from walls
              where wall at time zone zone at time zone 'UTC' <> moment
              """);
  }

  @Test
  void rowsChangeNoEarlierThanTheyAppear() throws SQLException {
    assertNone(
        """
        select 'user ' || user_id from users
        where updated_at < created_at or deleted_at > updated_at
        union all
        select 'product ' || product_id from products
        where updated_at < created_at or deleted_at > updated_at
        union all
        select 'order ' || order_id from orders
        where updated_at < created_at or deleted_at > updated_at
           or created_at < ordered_at at time zone 'UTC'
        union all
        select 'payment ' || payment_event_id from payments
        where received_at < event_at at time zone 'UTC' or updated_at < received_at
        union all
        select 'review ' || review_id from reviews where updated_at < created_at
        """);
  }

  @Test
  void storesSellBetweenEightAndTwentyTwoInNewYork() throws SQLException {
    assertNone(
        """
        select order_id from orders
        where channel = 'pos'
          and extract(hour from ordered_at at time zone 'UTC' at time zone 'America/New_York')
              not between 8 and 21
        """);
  }

  @Test
  void orderNumbersGrowWithTimeAndLeaveGaps() throws SQLException {
    assertNone(
        """
        with pairs as (
            select order_id, created_at,
                lag(created_at) over (order by order_id) as previous
            from orders
        )
        select order_id from pairs
        where date_trunc('second', created_at) < date_trunc('second', previous)
        """);
    assertThat(
            database.query(
                SCHEMA,
                """
                select (max(order_id) - count(*)) * 1000 / max(order_id) between 13 and 17
                from orders
                """))
        .containsExactly("t");
  }

  @Test
  void aProviderUsesAnIdOnceAndBothSometimesUseTheSame() throws SQLException {
    assertNone(
        """
        select provider_event_id from payments
        group by provider, provider_event_id having count(*) > 1
        """);
    assertThat(
            database.query(
                SCHEMA,
                """
                select count(*) > 100 from (
                    select provider_event_id from payments
                    group by provider_event_id having count(distinct provider) = 2
                ) as shared
                """))
        .containsExactly("t");
  }

  @Test
  void cancelledRefundedAndPendingOrdersKeepNoMoney() throws SQLException {
    assertNone(
        """
        with kept as (
            select order_id,
                coalesce(sum(amount) filter (where event_type = 'captured'), 0) as captured,
                coalesce(sum(amount) filter (where event_type = 'refunded'), 0) as refunded
            from orders left join payments using (order_id)
            group by order_id
        )
        select order_id from orders join kept using (order_id)
        where order_status in ('pending', 'cancelled', 'refunded') and captured <> refunded
           or order_status = 'refunded' and refunded <> total_amount
           or order_status = 'pending' and captured > 0
        """);
  }

  @Test
  void moneyMovesAfterTheOrderAndBackAfterItCame() throws SQLException {
    assertNone(
        """
        select order_id from orders join payments using (order_id)
        group by order_id
        having min(event_at) <= date_trunc('second', orders.created_at at time zone 'UTC')
            or min(event_at) filter (where event_type = 'captured')
                <= min(event_at) filter (where event_type = 'authorized')
            or min(event_at) filter (where event_type = 'refunded')
                <= min(event_at) filter (where event_type = 'captured')
        """);
  }

  @Test
  void theLogIsInOneOrder() throws SQLException {
    assertNone(
        """
        with pairs as (
            select log_id, lsn, occurred_at::timestamptz as occurred,
                lag(occurred_at::timestamptz) over (order by lsn) as previous
            from event_log
        )
        select log_id from pairs where occurred <= previous or lsn <= 0 or lsn >= 2 ^ 53
        union all
        select min(log_id) from event_log group by lsn having count(*) > 1
        union all
        select min(log_id) from event_log group by event_uuid having count(*) > 1
        union all
        select log_id from event_log
        where event_uuid::uuid is null or occurred_at !~ 'T.*Z$'
           or logged_at <= occurred_at::timestamptz
        """);
  }

  @Test
  void theLogTellsOneStoryOfEachRow() throws SQLException {
    assertNone(
        """
        with pairs as (
            select log_id, operation, payload,
                lag(payload -> 'after') over (
                    partition by entity_type, entity_id order by lsn
                ) as previous
            from event_log
        )
        select log_id from pairs
        where previous is not null and (operation <> 'u' or payload -> 'before' <> previous)
           or operation = 'c' and payload -> 'before' <> 'null'
           or operation = 'u' and payload -> 'before' = payload -> 'after'
        """);
  }

  @Test
  void theLogEndsWhereTheRowsAre() throws SQLException {
    assertNone(
        """
        with latest as (
            select distinct on (entity_type, entity_id)
                entity_type, entity_id, payload -> 'after' as after,
                date_trunc('milliseconds', occurred_at::timestamptz) as changed_at
            from event_log order by entity_type, entity_id, lsn desc
        )
        select 'order ' || order_id from orders
        left join latest on entity_type = 'order' and entity_id = order_id
        where after ->> 'order_status' is distinct from order_status
           or (after ->> 'deleted_at')::timestamptz is distinct from deleted_at
           or (after ->> 'total_amount')::numeric <> total_amount
           or (after ->> 'buyer_id')::bigint <> buyer_id
           or after ->> 'currency' <> currency
           or changed_at <> updated_at
        union all
        select 'product ' || product_id from products
        join latest on entity_type = 'product' and entity_id = product_id
        where (after ->> 'price_amount')::numeric <> price_amount
           or (after ->> 'deleted_at')::timestamptz is distinct from deleted_at
           or (after ->> 'category_id')::integer is distinct from category_id
           or changed_at <> updated_at
        union all
        select 'user ' || user_id from users
        join latest on entity_type = 'user' and entity_id = user_id
        where (after ->> 'is_deleted')::boolean <> is_deleted
           or after ->> 'phone' is distinct from phone
           or changed_at <> updated_at
        """);
  }

  @Test
  void ordersArePlacedInTheLogWhenTheyAreCreated() throws SQLException {
    assertNone(
        """
        select order_id from orders
        left join event_log on entity_type = 'order' and entity_id = order_id and operation = 'c'
        where date_trunc('milliseconds', occurred_at::timestamptz) is distinct from created_at
           or payload -> 'after' ->> 'order_status' <> 'pending'
        """);
  }

  @Test
  void anOrderIsPaidRightAfterItsMoneyWasCaptured() throws SQLException {
    assertNone(
        """
        with captures as (
            select order_id, min(event_at) as captured_at
            from payments where event_type = 'captured' group by order_id
        ),
        paid as (
            select entity_id as order_id, occurred_at::timestamptz as paid_at from event_log
            where entity_type = 'order' and payload -> 'after' ->> 'order_status' = 'paid'
              and payload -> 'before' ->> 'order_status' = 'pending'
        )
        select order_id from captures left join paid using (order_id)
        where paid_at is null
           or paid_at - captured_at at time zone 'UTC' not between '0 seconds' and '9 hours'
        """);
  }

  private static void assertNone(String violations) throws SQLException {
    assertThat(database.query(SCHEMA, violations)).isEmpty();
  }
}
