package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;

/**
 * Who orders. Few buyers order often. Two kinds of orders are set aside: one for each account of a
 * person with two, so that both order; and one for each of a quarter of the accounts.
 */
final class OrderBuyers {
  /** The best buyer orders about 16 times as much as the average one. */
  private static final Skew SKEW = new Skew(2.5, 0.1);

  private static final int TRIES = 40;
  private static final double LATE_SHARE = 0.85;
  private static final int SECOND_ACCOUNT_STRIDE = 15;
  private static final int RESERVED_STRIDE = 20;

  private final Users users;
  private final long lateFrom;
  private final Shuffle ranks;
  private final Shuffle reserved;
  private final ColumnDraws draws;

  /**
   * @param user index of the account
   * @param reserved whether this is the account's one reserved order
   */
  record Buyer(long user, boolean reserved) {}

  OrderBuyers(World world, Users users) {
    this.users = users;
    lateFrom = (long) (LATE_SHARE * Sizes.orders(world)) / SECOND_ACCOUNT_STRIDE + 1;
    ranks = new Shuffle(world, "users.rank", users.count());
    reserved = new Shuffle(world, "users.reserved", users.count());
    draws = new ColumnDraws(world, "orders.buyer_id");
  }

  /** The buyer of an order made at a moment, in seconds, and created at another. */
  Buyer buyer(long order, long orderedAt, long createdAt) {
    long late = order / SECOND_ACCOUNT_STRIDE - lateFrom;
    if (order % SECOND_ACCOUNT_STRIDE == 3
        && late >= 0
        && late < 2 * users.secondAccounts().pairs()) {
      return new Buyer(users.secondAccounts().account(late), false);
    }
    if (order % RESERVED_STRIDE == 10) {
      long user = reserved.at(order / RESERVED_STRIDE);
      if (mayOrder(user, orderedAt, createdAt)) {
        return new Buyer(user, true);
      }
    }
    for (int nth = 0; nth < TRIES; nth++) {
      long user = ranks.at(SKEW.rank(draws.unit(order, nth), users.count()));
      if (mayOrder(user, orderedAt, createdAt)) {
        return new Buyer(user, false);
      }
    }
    long user = draws.between(order, TRIES, 0, users.count() / 2);
    while (!mayOrder(user, orderedAt, createdAt)) {
      user = (user + 1) % users.count();
    }
    return new Buyer(user, false);
  }

  private boolean mayOrder(long user, long orderedAt, long createdAt) {
    return users.mayOrder(user, orderedAt)
        && (createdAt == orderedAt || users.mayOrder(user, createdAt));
  }
}
