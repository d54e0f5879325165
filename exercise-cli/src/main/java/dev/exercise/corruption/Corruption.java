package dev.exercise.corruption;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A way in which tomorrow's raw tables may be wrong, and how it is known again downstream. */
enum Corruption {
  NULL_KEY("An account whose user_id is NULL", "null-key@corruption.invalid"),
  DUPLICATE("A second, older version of an order under the same order_id", ""),
  ORPHAN("An order of an account that does not exist", "990000000103"),
  UNKNOWN_STATUS("An order of status 'teleported'", "teleported"),
  NEGATIVE_AMOUNT("An order line at a price below zero", "-7005.13"),
  FUTURE_DATE("An order of the year 2099", "2099-"),
  UNKNOWN_CURRENCY("An order in the currency ZZZ", "zzz");

  private static final String TARGETS = "targets";

  /** What dbt's generic tests call the column that they look at. */
  private static final Set<String> NAMELESS =
      Set.of("unique_field", "value_field", "from_field", "to_field");

  private final String what;
  private final String mark;

  Corruption(String what, String mark) {
    this.what = what;
    this.mark = mark;
  }

  /** The stable name: "null-key". */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is planted, as the subject of a sentence. */
  String what() {
    return what;
  }

  /** The marts of the contract that it gets into unless somebody keeps it out. */
  Set<String> reaches() {
    return this == NULL_KEY
        ? Set.of("dim_users")
        : Set.of("fct_orders", "fct_daily_gmv", "fct_payment_reconciliation");
  }

  /** The statements that plant it. */
  List<String> statements(Target target) {
    return Arrays.stream(target.into(sql(id())).split(";", -1))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  /** The query for as many targets as there are corruptions. */
  static String targets() {
    return sql(TARGETS);
  }

  /**
   * Whether a row tells of this corruption.
   *
   * @param row values by column
   * @param column that a generic test looks at; empty where the row is not of such a test
   */
  boolean marks(Map<String, String> row, String column, Target target) {
    return row.entrySet().stream()
        .anyMatch(
            cell -> {
              String name = cell.getKey().toLowerCase(Locale.ROOT);
              String value = cell.getValue().strip().toLowerCase(Locale.ROOT);
              return isMark(value) || isKey(NAMELESS.contains(name) ? column : name, value, target);
            });
  }

  /** Whether it spoils an order; another spoils an account. */
  boolean isOfOrders() {
    return this != NULL_KEY;
  }

  /** Whether a row of an aggregate tells of the target's day; only for rows known to be new. */
  static boolean isOfDay(Map<String, String> row, Target target) {
    return row.values().stream().anyMatch(value -> value.equals(target.day()));
  }

  private boolean isMark(String value) {
    if (mark.isEmpty()) {
      return false;
    }
    return switch (this) {
      case FUTURE_DATE -> value.startsWith(mark);
      // An amount may come with more zeros.
      case NEGATIVE_AMOUNT -> value.startsWith(mark);
      default -> value.equals(mark);
    };
  }

  /** A small number is a mark only where it is the key. */
  private boolean isKey(String column, String value, Target target) {
    if (this == NULL_KEY) {
      return false;
    }
    String name = column.toLowerCase(Locale.ROOT);
    return (name.endsWith("order_id") && value.equals(Long.toString(target.orderId())))
        || (name.endsWith("order_item_id") && value.equals(Long.toString(target.itemId())));
  }

  private static String sql(String name) {
    try (InputStream file = Corruption.class.getResourceAsStream(name + ".sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading " + name + ".sql", unreadable);
    }
  }
}
