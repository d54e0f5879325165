package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;
import java.util.List;

/** How many entities a world has. */
final class Sizes {
  private static final int USERS_PER_SELLER = 10;
  private static final int CATEGORIES = 60;

  static final List<String> TABLES =
      List.of(
          "users",
          "categories",
          "products",
          "orders",
          "order_items",
          "payments",
          "reviews",
          "seller_tier_history",
          "event_log");

  private Sizes() {}

  static long users(World world) {
    return world.rows(2_000);
  }

  static long sellers(World world) {
    return users(world) / USERS_PER_SELLER;
  }

  static long products(World world) {
    return world.rows(1_500);
  }

  static long orders(World world) {
    return world.rows(10_000);
  }

  static long unboughtReviews(World world) {
    return world.rows(300);
  }

  /** Rows of a table: exact for entities, within a few hundredths for what hangs on them. */
  static long expectedRows(World world, String table) {
    return switch (table) {
      case "users" -> users(world);
      case "categories" -> CATEGORIES;
      case "products" -> products(world);
      case "orders" -> orders(world);
      case "order_items" -> world.rows(21_900);
      case "payments" -> world.rows(20_700);
      case "reviews" -> world.rows(3_900);
      case "seller_tier_history" -> world.rows(600);
      case "event_log" -> world.rows(37_700);
      default ->
          throw new IllegalArgumentException("The source has no table '%s'.".formatted(table));
    };
  }
}
