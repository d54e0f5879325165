package dev.exercise.grading.attribution;

import dev.exercise.grading.comparison.RowKey;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.mart.Column;
import dev.exercise.marketplace.mart.ColumnType;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartDifference;
import dev.exercise.marketplace.mart.MartTable;
import dev.exercise.warehouse.DeliveredColumn;
import dev.exercise.warehouse.MartRead;
import dev.exercise.warehouse.TableShape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A marketplace of a few hundred orders whose answers are computed in Java: small enough to know
 * what attribution has to find.
 */
public final class TinyMarket implements Answers {

  public static final Mart ORDERS =
      new Mart(
          "fct_orders",
          Depth.CORE,
          List.of("order_id"),
          List.of(
              new Column("order_id", ColumnType.INT64),
              new Column("order_status", ColumnType.STRING),
              new Column("currency", ColumnType.STRING),
              new Column("ordered_at", ColumnType.TIMESTAMP),
              new Column("order_date", ColumnType.DATE),
              new Column("gmv_usd", ColumnType.NUMERIC)));

  public static final Mart DAILY =
      new Mart(
          "fct_daily_gmv",
          Depth.CORE,
          List.of("order_date"),
          List.of(
              new Column("order_date", ColumnType.DATE),
              new Column("orders_count", ColumnType.INT64),
              new Column("gmv_usd", ColumnType.NUMERIC)));

  /** Some of the orders, and in what they are told apart. */
  public record Order(
      long id, String channel, String status, String currency, Instant at, BigDecimal amount) {

    Order withStatus(String other) {
      return new Order(id, channel, other, currency, at, amount);
    }

    Order withCurrency(String other) {
      return new Order(id, channel, status, other, at, amount);
    }

    Order withAmount(BigDecimal other) {
      return new Order(id, channel, status, currency, at, other);
    }

    Order withAt(Instant other) {
      return new Order(id, channel, status, currency, other, amount);
    }
  }

  private final Map<KnownMistake, UnaryOperator<Order>> edits = new LinkedHashMap<>();
  private final List<Order> clean = new ArrayList<>();

  /** A market with the mistakes that the tests know. */
  public TinyMarket() {
    String[] channels = {"web", "mobile", "pos"};
    String[] statuses = {"paid", "shipped", "delivered", "cancelled", "pending", "paid"};
    String[] currencies = {"USD", "EUR", "GBP", "EUR"};
    for (int id = 1; id <= 400; id++) {
      clean.add(
          new Order(
              id,
              channels[id % 3],
              statuses[(id / 2) % 6],
              currencies[id % 4],
              Instant.parse("2026-01-01T01:30:00Z").plus(id * 7L, ChronoUnit.HOURS),
              new BigDecimal("10.01").add(BigDecimal.valueOf(id))));
    }
    add(
        "pos-as-utc",
        KnownMistake.Kind.LEFT_IN,
        "pos-wall-time",
        "POS time was taken as UTC",
        order -> isPos(order) ? order.withAt(order.at().minus(5, ChronoUnit.HOURS)) : order);
    add(
        "currency-as-usd",
        KnownMistake.Kind.LEFT_IN,
        "missing-order-currency",
        "A missing currency was taken as USD",
        order -> lacksCurrency(order) ? order.withCurrency("USD") : order);
    add(
        "status-case-left-in",
        KnownMistake.Kind.LEFT_IN,
        "untidy-status",
        "Status was not brought to lower case",
        order -> order.id() % 10 == 3 ? order.withStatus(upper(order.status())) : order);
    add(
        "status-blanks-left-in",
        KnownMistake.Kind.LEFT_IN,
        "untidy-status",
        "Blanks around status were left in",
        order -> order.id() % 10 == 6 ? order.withStatus(" " + order.status()) : order);
    add(
        "status-left-in",
        KnownMistake.Kind.LEFT_IN,
        "untidy-status",
        "Status was taken as it came",
        order ->
            order.id() % 10 == 3
                ? order.withStatus(upper(order.status()))
                : order.id() % 10 == 6 ? order.withStatus(" " + order.status()) : order);
    add(
        "cancelled-counted",
        KnownMistake.Kind.LOGIC,
        null,
        "Cancelled orders were counted as confirmed",
        order -> order.status().equals("cancelled") ? order.withStatus("CANCELLED!") : order);
    add(
        "shipping-added",
        KnownMistake.Kind.LOGIC,
        null,
        "Shipping was added to the items",
        order -> order.withAmount(order.amount().add(new BigDecimal("4.99"))));
    add(
        "second-items-doubled",
        KnownMistake.Kind.LOGIC,
        null,
        "Every second order was counted twice",
        order ->
            order.id() % 2 == 0 ? order.withAmount(order.amount().add(order.amount())) : order);
    add(
        "currency-orders-lost",
        KnownMistake.Kind.LEFT_IN,
        "missing-order-currency",
        "Orders without a currency were lost in a join",
        order -> lacksCurrency(order) ? null : order);
    add(
        "weekend-as-zero",
        KnownMistake.Kind.LOGIC,
        null,
        "No rate was found for weekends, and GMV is 0",
        order -> order.id() % 7 < 2 ? order.withAmount(BigDecimal.ZERO) : order);
  }

  private void add(
      String id, KnownMistake.Kind kind, String defect, String title, UnaryOperator<Order> edit) {
    edits.put(
        new KnownMistake(
            id,
            kind,
            Optional.ofNullable(defect),
            title,
            "How did you look at it?",
            List.of("fct_orders", "fct_daily_gmv"),
            Optional.of("some-rule").filter(rule -> kind == KnownMistake.Kind.LOGIC)),
        edit);
  }

  private static boolean isPos(Order order) {
    return order.channel().equals("pos");
  }

  private static boolean lacksCurrency(Order order) {
    return order.id() % 12 < 2;
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** The mistake of this id. */
  public KnownMistake mistake(String id) {
    return edits.keySet().stream()
        .filter(mistake -> mistake.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public List<Mart> marts() {
    return List.of(ORDERS, DAILY);
  }

  @Override
  public MartTable truth(Mart mart) {
    return table(mart, clean);
  }

  @Override
  public Map<Mart, MartDifference> differences(List<Mart> marts, List<KnownMistake> made) {
    Map<Mart, MartDifference> differences = new LinkedHashMap<>();
    marts.forEach(mart -> differences.put(mart, difference(truth(mart), answer(mart, made))));
    return differences;
  }

  private static MartDifference difference(MartTable truth, MartTable other) {
    Map<Object, Object[]> before = byKey(truth);
    Map<Object, Object[]> after = byKey(other);
    List<Object[]> rows =
        other.rows().stream().filter(row -> !Arrays.equals(row, before.get(row[0]))).toList();
    List<Object[]> gone =
        truth.rows().stream()
            .filter(row -> !after.containsKey(row[0]))
            .map(row -> Arrays.copyOf(new Object[] {row[0]}, row.length))
            .toList();
    return new MartDifference(truth.mart(), rows, gone);
  }

  private static Map<Object, Object[]> byKey(MartTable table) {
    return table.rows().stream().collect(Collectors.toMap(row -> row[0], row -> row));
  }

  private MartTable answer(Mart mart, List<KnownMistake> made) {
    List<Order> seen = new ArrayList<>(clean);
    for (KnownMistake mistake : made) {
      seen.replaceAll(edits.get(mistake));
      seen.removeIf(Objects::isNull);
    }
    return table(mart, seen);
  }

  @Override
  public List<KnownMistake> mistakes() {
    return List.copyOf(edits.keySet());
  }

  @Override
  public List<KnownDefect> defects() {
    return List.of(
        defect("pos-wall-time", "time zones"),
        defect("missing-order-currency", "missing values"),
        defect("untidy-status", "inconsistent coding"));
  }

  private static KnownDefect defect(String id, String manualClass) {
    return new KnownDefect(id, id.replace('-', ' '), manualClass, "Put it right.");
  }

  @Override
  public Set<RowKey> touched(KnownDefect defect, Mart mart) {
    Set<RowKey> keys = new HashSet<>();
    for (Order order : clean) {
      boolean touched =
          switch (defect.id()) {
            case "pos-wall-time" -> isPos(order);
            case "missing-order-currency" -> lacksCurrency(order);
            default -> order.id() % 10 == 3 || order.id() % 10 == 6;
          };
      if (touched) {
        keys.add(mart.equals(ORDERS) ? RowKey.of(order.id()) : RowKey.of(date(order)));
      }
    }
    return keys;
  }

  /** What a candidate delivers who makes these mistakes. */
  public List<MartRead> candidate(String... ids) {
    List<KnownMistake> made = Arrays.stream(ids).map(this::mistake).toList();
    return marts().stream().map(mart -> read(answer(mart, made))).toList();
  }

  /** What a candidate delivers who sees the orders so; null is an order that is lost. */
  public List<MartRead> candidate(UnaryOperator<Order> seen) {
    List<Order> orders = clean.stream().map(seen).filter(Objects::nonNull).toList();
    return marts().stream().map(mart -> read(table(mart, orders))).toList();
  }

  /** A table as the warehouse gives it when it has the contract's types. */
  public static MartRead read(MartTable table) {
    List<DeliveredColumn> columns =
        table.mart().columns().stream()
            .map(column -> new DeliveredColumn(column.name(), column.type().name()))
            .toList();
    return new MartRead(
        table.mart(),
        new TableShape("analytics", table.mart().name(), columns),
        table.rows(),
        table.rows().size());
  }

  private static LocalDate date(Order order) {
    return LocalDate.ofInstant(order.at(), ZoneOffset.UTC);
  }

  private static boolean confirmed(Order order) {
    return !Set.of("pending", "cancelled").contains(order.status());
  }

  /** A rate that moves every day, so that a shifted date moves the amount. */
  private static BigDecimal gmv(Order order) {
    if (!confirmed(order)) {
      return BigDecimal.ZERO.setScale(2);
    }
    BigDecimal rate =
        order.currency().equals("USD")
            ? BigDecimal.ONE
            : new BigDecimal(order.currency().equals("EUR") ? "1.1" : "1.3")
                .add(BigDecimal.valueOf(date(order).getDayOfYear(), 4));
    return order.amount().multiply(rate).setScale(2, RoundingMode.HALF_UP);
  }

  private static MartTable table(Mart mart, List<Order> orders) {
    List<Object[]> rows = new ArrayList<>();
    if (mart.equals(ORDERS)) {
      for (Order order : orders) {
        rows.add(
            new Object[] {
              order.id(), order.status(), order.currency(), order.at(), date(order), gmv(order)
            });
      }
      return new MartTable(mart, rows);
    }
    Map<LocalDate, Object[]> days = new TreeMap<>();
    for (Order order : orders) {
      if (confirmed(order)) {
        Object[] day =
            days.computeIfAbsent(date(order), date -> new Object[] {date, 0L, BigDecimal.ZERO});
        day[1] = (Long) day[1] + 1;
        day[2] = ((BigDecimal) day[2]).add(gmv(order));
      }
    }
    rows.addAll(days.values());
    return new MartTable(mart, rows);
  }
}
