package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Writes the change events of orders, products and users. The log begins with the history; rows
 * that are older have no event for their creation.
 */
final class EventLogTable {
  private static final long MICROS = 1_000_000;
  private static final long START = History.START * MICROS;

  private final EventNumbers numbers;
  private final Users users;
  private final Products products;
  private final Orders orders;
  private final ColumnDraws uuid;
  private final ColumnDraws loggedAt;

  EventLogTable(World world, EventNumbers numbers, Users users, Products products, Orders orders) {
    this.numbers = numbers;
    this.users = users;
    this.products = products;
    this.orders = orders;
    uuid = new ColumnDraws(world, "event_log.event_uuid");
    loggedAt = new ColumnDraws(world, "event_log.logged_at");
  }

  /** What a row showed before or after a change, as JSON. */
  private interface Image {
    void writeTo(CopyText out);
  }

  Table eventLog() {
    return Table.of(
        "event_log",
        this::write,
        "log_id",
        "event_uuid",
        "entity_type",
        "entity_id",
        "operation",
        "lsn",
        "payload",
        "occurred_at",
        "logged_at",
        "updated_at");
  }

  private void write(CopyText out) throws SQLException {
    Log log = new Log(out);
    for (long index = 0; index < users.count(); index++) {
      writeUser(log, users.at(index));
    }
    for (long index = 0; index < products.count(); index++) {
      writeProduct(log, products.at(index));
    }
    for (long index = 0; index < orders.count(); index++) {
      writeOrder(log, orders.at(index));
    }
  }

  private void writeUser(Log log, User user) throws SQLException {
    Image signedUp = json -> userImage(json, user, user.firstPhone(), History.NEVER);
    Image rung = json -> userImage(json, user, user.phone(), History.NEVER);
    Image deleted = json -> userImage(json, user, user.phone(), user.deletedAt());
    log.entity("user", user.id());
    log.change(numbers.ofUser(user.index(), Users.CREATED), user.createdAt(), signedUp);
    log.change(numbers.ofUser(user.index(), Users.PHONE_CHANGED), user.phoneChangedAt(), rung);
    log.change(numbers.ofUser(user.index(), Users.DELETED), user.deletedAt(), deleted);
  }

  private static void userImage(CopyText json, User user, Optional<String> phone, long deletedAt) {
    json.append("{\"user_id\":").appendNumber(user.id());
    optional(json, ",\"phone\":", phone);
    optional(json, ",\"country_code\":", user.countryCode());
    json.append(",\"user_type\":\"").append(user.type());
    json.append(deletedAt == History.NEVER ? "\",\"is_deleted\":false" : "\",\"is_deleted\":true");
    instant(json, ",\"deleted_at\":", deletedAt);
    json.append("}");
  }

  private void writeProduct(Log log, Product product) throws SQLException {
    log.entity("product", product.id());
    log.change(
        numbers.ofProduct(product.index(), Products.CREATED),
        product.createdAt(),
        json -> productImage(json, product, product.firstPrice(), History.NEVER));
    for (int nth = 0; nth < product.priceChanges().size(); nth++) {
      PriceChange change = product.priceChanges().get(nth);
      log.change(
          numbers.ofProduct(product.index(), Products.PRICED + nth),
          change.at(),
          json -> productImage(json, product, change.price(), History.NEVER));
    }
    log.change(
        numbers.ofProduct(product.index(), Products.WITHDRAWN),
        product.withdrawnAt(),
        json -> productImage(json, product, product.price(), product.withdrawnAt()));
  }

  private static void productImage(CopyText json, Product product, long price, long withdrawnAt) {
    json.append("{\"product_id\":").appendNumber(product.id());
    json.append(",\"seller_id\":").appendNumber(product.seller() + 1);
    json.append(",\"category_id\":");
    if (product.categoryId().isPresent()) {
      json.appendNumber(product.categoryId().getAsInt());
    } else {
      json.append("null");
    }
    json.append(",\"price_amount\":").appendMoney(price);
    json.append(",\"currency\":\"").append(product.currency().name());
    json.append("\",\"product_status\":\"");
    json.append(withdrawnAt == History.NEVER ? "active\"" : "withdrawn\"");
    instant(json, ",\"deleted_at\":", withdrawnAt);
    json.append("}");
  }

  private void writeOrder(Log log, Order order) throws SQLException {
    OrderTimeline timeline = order.timeline();
    log.entity("order", order.id());
    step(log, order, Orders.CREATED, timeline.createdAt(), OrderStatus.PENDING);
    step(log, order, Orders.PAID, timeline.paidAt(), OrderStatus.PAID);
    step(log, order, Orders.SHIPPED, timeline.shippedAt(), OrderStatus.SHIPPED);
    step(log, order, Orders.DELIVERED, timeline.deliveredAt(), OrderStatus.DELIVERED);
    step(log, order, Orders.CANCELLED, timeline.cancelledAt(), OrderStatus.CANCELLED);
    step(log, order, Orders.REFUNDED, timeline.refundedAt(), OrderStatus.REFUNDED);
    long number = numbers.ofOrder(order.index(), Orders.ERASED);
    long erasedAt = EventNumbers.micros(timeline.erasedAt(), number);
    log.change(number, erasedAt, json -> orderImage(json, order, order.status(), erasedAt));
  }

  private void step(Log log, Order order, int nth, long second, OrderStatus status)
      throws SQLException {
    long number = numbers.ofOrder(order.index(), nth);
    log.change(
        number,
        EventNumbers.micros(second, number),
        json -> orderImage(json, order, status, History.NEVER));
  }

  private static void orderImage(CopyText json, Order order, OrderStatus status, long erasedAt) {
    json.append("{\"order_id\":").appendNumber(order.id());
    json.append(",\"buyer_id\":").appendNumber(order.buyer() + 1);
    json.append(",\"channel\":\"").append(order.channel().id());
    json.append("\",\"order_status\":\"").append(status.id());
    json.append("\",\"currency\":\"").append(order.currency().name());
    json.append("\",\"total_amount\":").appendMoney(order.total());
    instant(json, ",\"deleted_at\":", erasedAt);
    json.append("}");
  }

  private static void optional(CopyText json, String key, Optional<String> value) {
    json.append(key);
    if (value.isPresent()) {
      json.append("\"").append(value.get()).append("\"");
    } else {
      json.append("null");
    }
  }

  private static void instant(CopyText json, String key, long micros) {
    json.append(key);
    if (micros == History.NEVER) {
      json.append("null");
    } else {
      json.append("\"").appendIsoMillis(micros).append("\"");
    }
  }

  /** The log's end: knows the entity whose changes are written and what it showed last. */
  private final class Log {
    private final CopyText out;
    private long lastId;
    private String entityType = "";
    private long entityId;
    private Optional<Image> shown = Optional.empty();

    private Log(CopyText out) {
      this.out = out;
    }

    private void entity(String type, long id) {
      entityType = type;
      entityId = id;
      shown = Optional.empty();
    }

    /** Logs a change, unless it never happened or happened before the log began. */
    private void change(long number, long micros, Image image) throws SQLException {
      if (micros == History.NEVER) {
        return;
      }
      if (micros >= START) {
        write(number, micros, image);
      }
      shown = Optional.of(image);
    }

    private void write(long number, long micros, Image image) throws SQLException {
      lastId++;
      out.number(lastId).begin();
      appendUuid(number);
      out.text(entityType)
          .number(entityId)
          .text(shown.isPresent() ? "u" : "c")
          .number(EventNumbers.lsn(micros, number))
          .begin()
          .append("{\"before\":");
      if (shown.isPresent()) {
        shown.get().writeTo(out);
      } else {
        out.append("null");
      }
      out.append(",\"after\":");
      image.writeTo(out);
      long logged = loggedAt(number, micros);
      out.append("}").isoInstant(micros).instant(logged).instant(logged).endRow();
    }

    private void appendUuid(long number) {
      long high = uuid.bits(number, 0);
      long low = uuid.bits(number, 1);
      out.appendHex(high >>> 32, 8).append("-").appendHex(high >>> 16, 4).append("-4");
      out.appendHex(high, 3).append("-").appendHex(8 | (low >>> 62), 1);
      out.appendHex(low >>> 48, 3).append("-").appendHex(low, 12);
    }

    private long loggedAt(long number, long micros) {
      long logged = micros + loggedAt.between(number, 0, 40_000, 2_500_000);
      long second = Math.floorDiv(logged, MICROS);
      long settled = History.settled(second);
      return settled == second ? logged : settled * MICROS;
    }
  }
}
