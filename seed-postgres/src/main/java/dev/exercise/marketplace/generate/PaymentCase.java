package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;

/** What is unusual about how an order is paid. */
enum PaymentCase {
  USUAL,
  /** Goods on the way, money never captured. */
  UNPAID,
  UNDERPAID,
  OVERPAID,
  /** Part of the money given back although the goods are kept. */
  PARTLY_REFUNDED,
  /** Captured in two parts that make up the whole. */
  CAPTURED_IN_PARTS;

  private static final int BLOCK = 90;

  /** One of each kind in every 90 orders, and of the last kind three. */
  static PaymentCase of(ColumnDraws draws, long order) {
    long position = (order + draws.below(order / BLOCK, 0, BLOCK)) % BLOCK;
    return switch ((int) position) {
      case 0 -> UNPAID;
      case 17 -> UNDERPAID;
      case 34 -> OVERPAID;
      case 51 -> PARTLY_REFUNDED;
      case 60, 70, 80 -> CAPTURED_IN_PARTS;
      default -> USUAL;
    };
  }

  static ColumnDraws draws(World world) {
    return new ColumnDraws(world, "payments.case");
  }
}
