package dev.exercise.marketplace.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.World;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for each row of every clean world: the queries find the rows that break the fact. */
@ParameterizedClass
@CsvSource({"1, 0.05", "21, 0.05", "158379, 0.05", "3, 0.35", "1, 1"})
final class CleanWorldInvariantsTest {
  private static final Set<String> LOADED = new HashSet<>();
  private static CleanDatabase database;

  @Parameter(0)
  private long seed;

  @Parameter(1)
  private String scale;

  @BeforeAll
  static void startPostgres() throws IOException {
    if (database == null) {
      database = new CleanDatabase();
    }
  }

  @AfterAll
  static void stopPostgres() {
    database.close();
    database = null;
    LOADED.clear();
  }

  @BeforeEach
  void loadWorld() throws SQLException, IOException {
    if (LOADED.add(schema())) {
      database.load(schema(), World.of(seed, scale));
    }
  }

  @Test
  void everyReferenceFindsItsRow() throws SQLException {
    assertNone(
        """
        select 'item ' || order_item_id
        from order_items
        left join orders using (order_id)
        left join products using (product_id)
        where orders.order_id is null or products.product_id is null
        union all
        select 'payment ' || payment_event_id
        from payments left join orders using (order_id) where orders.order_id is null
        union all
        select 'product ' || product_id
        from products left join categories using (category_id)
        where products.category_id is not null and categories.category_id is null
        union all
        select 'category ' || child.category_id
        from categories as child
        left join categories as parent on parent.category_id = child.parent_category_id
        where child.parent_category_id is not null and parent.category_id is null
        union all
        select 'event ' || log_id
        from event_log
        left join orders on entity_type = 'order' and entity_id = order_id
        left join products on entity_type = 'product' and entity_id = product_id
        left join users on entity_type = 'user' and entity_id = user_id
        where coalesce(order_id, product_id, user_id) is null
        """);
  }

  @Test
  void everyOrderHasAnItem() throws SQLException {
    assertNone(
        "select order_id from orders where order_id not in (select order_id from order_items)");
  }

  @Test
  void aProductIsInAnOrderOnce() throws SQLException {
    assertNone(
        "select order_id from order_items group by order_id, product_id having count(*) > 1");
  }

  @Test
  void itemsAreOfTheProductsSeller() throws SQLException {
    assertNone(
        """
        select order_item_id from order_items join products using (product_id)
        where order_items.seller_id <> products.seller_id
        """);
  }

  @Test
  void nobodyBuysFromThemselves() throws SQLException {
    assertNone(
        "select order_id from orders join order_items using (order_id) where seller_id = buyer_id");
  }

  @Test
  void totalsAreItemsPlusShippingLessDiscountAndPositive() throws SQLException {
    assertNone(
        """
        select order_id from orders join order_items using (order_id)
        group by order_id
        having total_amount <> sum(quantity * unit_price) + shipping_amount - discount_amount
            or total_amount <= 0 or min(unit_price) <= 0 or min(quantity) < 1
        """);
  }

  @Test
  void itemsAndPaymentsShareTheOrdersCurrency() throws SQLException {
    assertNone(
        """
        select 'item ' || order_item_id from order_items join orders using (order_id)
        where order_items.currency is distinct from orders.currency
        union all
        select 'payment ' || payment_event_id from payments join orders using (order_id)
        where payments.currency is distinct from orders.currency
        """);
  }

  @Test
  void codesAreTidy() throws SQLException {
    assertNone(
        """
        select 'order ' || order_id from orders
        where channel not in ('web', 'mobile', 'pos')
           or order_status not in
              ('pending', 'paid', 'shipped', 'delivered', 'cancelled', 'refunded')
           or coalesce(currency, '') not in ('USD', 'EUR', 'GBP', 'CAD')
        union all
        select 'product ' || product_id from products
        where currency not in ('USD', 'EUR', 'GBP', 'CAD') or price_amount <= 0
        union all
        select 'user ' || user_id from users
        where country_code !~ '^[A-Z]{2}$' or email <> lower(trim(email))
           or email !~ '^[a-z0-9._]+@[a-z.]+$' or full_name !~ '^\\S+ \\S+$'
           or user_type not in ('buyer', 'seller', 'both')
        union all
        select 'payment ' || payment_event_id from payments
        where event_type not in ('authorized', 'captured', 'refunded', 'failed')
           or provider not in ('paystream', 'eurobank') or provider_event_id !~ '^[0-9]+$'
           or amount is null or amount <= 0
        union all
        select 'review ' || review_id from reviews
        where rating is null or rating not between 1 and 5 or is_verified_purchase is null
           or title like '%{%' or body like '%{%'
        """);
  }

  @Test
  void ordersComeWhileTheirBuyerHasAnAccountThatBuys() throws SQLException {
    assertNone(
        """
        select order_id from orders join users on user_id = buyer_id
        where users.created_at > ordered_at at time zone 'UTC'
           or users.deleted_at <= orders.created_at
           or user_type = 'seller'
        """);
  }

  @Test
  void productsAreSoldWhileTheyAreListedBySellers() throws SQLException {
    assertNone(
        """
        select 'item ' || order_item_id
        from order_items join orders using (order_id) join products using (product_id)
        where products.created_at > ordered_at at time zone 'UTC'
           or products.deleted_at <= ordered_at at time zone 'UTC'
        union all
        select 'product ' || product_id
        from products join users on user_id = seller_id
        where users.created_at > products.created_at or user_type = 'buyer'
        """);
  }

  @Test
  void deletionMarksAgree() throws SQLException {
    assertNone(
        """
        select 'user ' || user_id from users where is_deleted <> (deleted_at is not null)
        union all
        select 'product ' || product_id from products
        where (product_status = 'withdrawn') <> (deleted_at is not null)
        """);
  }

  @Test
  void onlySecondAccountsShareAnEmail() throws SQLException {
    assertNone(
        """
        select email from users group by email
        having count(*) > 2
            or count(*) = 2 and (count(distinct full_name) > 1 or bool_or(user_type <> 'buyer'))
        """);
  }

  @Test
  void bothAccountsOfAPersonOrder() throws SQLException {
    assertNone(
        """
        with doubled as (select email from users group by email having count(*) = 2)
        select user_id from users join doubled using (email)
        where user_id not in (select buyer_id from orders)
        """);
  }

  @Test
  void anAccountReviewsAProductOncePerOrder() throws SQLException {
    assertNone(
        """
        select user_id from reviews
        group by user_id, product_id, order_id having count(*) > 1
        """);
  }

  @Test
  void reviewsFromOrdersAreTheBuyersAboutWhatTheyOrdered() throws SQLException {
    assertNone(
        """
        select review_id from reviews
        left join orders on orders.order_id = reviews.order_id and buyer_id = user_id
            and orders.created_at < reviews.created_at
        left join order_items on order_items.order_id = orders.order_id
            and order_items.product_id = reviews.product_id
        where reviews.order_id is not null and order_item_id is null
        """);
  }

  @Test
  void aReviewIsVerifiedExactlyWhenItsAccountGotTheProductDelivered() throws SQLException {
    assertNone(
        """
        with received as (
            select distinct buyer_id, product_id
            from orders join order_items using (order_id)
            where order_status = 'delivered' and orders.deleted_at is null
        )
        select review_id from reviews
        left join received on buyer_id = user_id and received.product_id = reviews.product_id
        where is_verified_purchase <> (buyer_id is not null)
        """);
  }

  @Test
  void tiersFollowEachOtherWithoutGapAndTheLastIsOpen() throws SQLException {
    assertNone(
        """
        with numbered as (
            select *,
                lead(valid_from) over (partition by seller_id order by valid_from) as next_from,
                lead(tier) over (partition by seller_id order by valid_from) as next_tier
            from seller_tier_history
        )
        select tier_history_id from numbered
        where valid_to is distinct from next_from or valid_to <= valid_from or tier = next_tier
           or recorded_at < valid_from
        """);
  }

  @Test
  void everySellerHasATier() throws SQLException {
    assertNone(
        """
        select user_id from users
        where (user_type <> 'buyer')
            <> (user_id in (select seller_id from seller_tier_history))
        """);
  }

  @Test
  void noStateThatTheBusinessHasIsMissing() throws SQLException {
    assertNone(
        """
        with money as (
            select order_id,
                case when order_status in ('pending', 'cancelled', 'refunded') then 0
                    else total_amount end as expected,
                coalesce(sum(amount) filter (where event_type = 'captured'), 0) as captured,
                coalesce(sum(amount) filter (where event_type = 'refunded'), 0) as refunded
            from orders left join payments using (order_id)
            group by order_id
        ),
        states (state, occurs) as (
            select 'deleted account', bool_or(is_deleted) from users
            union all
            select 'unknown country', bool_or(country_code is null) from users
            union all
            select 'second account', count(*) > count(distinct email) from users
            union all
            select 'withdrawn product', bool_or(deleted_at is not null) from products
            union all
            select 'no category', bool_or(category_id is null) from products
            union all
            select 'erased order', bool_or(deleted_at is not null) from orders
            union all
            select 'late order', bool_or(created_at > ordered_at at time zone 'UTC' + '1 day')
            from orders
            union all
            select 'late payment', bool_or(received_at > event_at at time zone 'UTC' + '1 day')
            from payments
            union all
            select 'all statuses', count(distinct order_status) = 6 from orders
            union all
            select 'unpaid', bool_or(captured = 0 and expected > 0) from money
            union all
            select 'underpaid', bool_or(captured > 0 and captured - refunded < expected) from money
            union all
            select 'overpaid', bool_or(captured - refunded > expected) from money
            union all
            select 'unverified review', bool_or(not is_verified_purchase) from reviews
        )
        select state from states where occurs is not true
        """);
  }

  private String schema() {
    return "world_%d_%s".formatted(seed, scale.replace('.', '_'));
  }

  private void assertNone(String violations) throws SQLException {
    assertThat(database.query(schema(), violations)).isEmpty();
  }
}
