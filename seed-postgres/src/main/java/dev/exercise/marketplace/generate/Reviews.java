package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reviews of bought products, and of products that their reviewers never had delivered. Which
 * products an account never gets delivered is fate ({@link OrderLines#neverDelivered}).
 */
final class Reviews {
  private static final double DELIVERED_REVIEWED = 0.235;
  private static final double UNDELIVERED_REVIEWED = 0.45;
  private static final double ERASED_REVIEWED = 0.8;
  private static final double RESERVED_REVIEWED = 0.75;
  private static final double EDITED = 0.05;
  private static final double[] RATINGS = ColumnDraws.cumulate(7, 6, 12, 26, 49);
  private static final double[] RATINGS_OF_THE_ANGRY = ColumnDraws.cumulate(38, 22, 16, 12, 12);
  private static final int PRODUCT_TRIES = 400;

  /** An order has fewer lines. */
  private static final int KEYS_PER_ORDER = 8;

  private final Users users;
  private final Products products;
  private final OrderLines orderLines;
  private final ReviewWords words;
  private final long unboughtFrom;
  private final Shuffle reviewers;
  private final ColumnDraws written;
  private final ColumnDraws rating;
  private final ColumnDraws createdAt;
  private final ColumnDraws updatedAt;
  private final ColumnDraws product;

  Reviews(World world, Users users, Products products, OrderLines orderLines) {
    this.users = users;
    this.products = products;
    this.orderLines = orderLines;
    words = new ReviewWords(world);
    unboughtFrom = Sizes.orders(world) * KEYS_PER_ORDER;
    reviewers = new Shuffle(world, "reviews.user_id", users.count());
    written = new ColumnDraws(world, "reviews.written");
    rating = new ColumnDraws(world, "reviews.rating");
    createdAt = new ColumnDraws(world, "reviews.created_at");
    updatedAt = new ColumnDraws(world, "reviews.updated_at");
    product = new ColumnDraws(world, "reviews.product_id");
  }

  /** The review that the buyer wrote about a line of an order, if any. */
  Optional<Review> ofLine(Order order, int line) {
    long key = order.index() * KEYS_PER_ORDER + line;
    long listing = order.lines().get(line).product();
    boolean verified = order.verifiesPurchase();
    boolean alone = order.reserved() && line == 0 && verified;
    if (!verified && !orderLines.neverDelivered(order.buyer(), listing)) {
      return Optional.empty();
    }
    if (!written.chance(key, 0, willingness(order, alone))) {
      return Optional.empty();
    }
    long delivered = order.timeline().deliveredAt();
    long from =
        delivered == History.NEVER
            ? order.timeline().createdAt() + 2L * History.DAY
            : delivered + 6L * History.HOUR;
    OptionalLong orderId = alone ? OptionalLong.empty() : OptionalLong.of(order.id());
    return review(key, order.buyer(), listing, orderId, verified, from, 30);
  }

  /** A review by an account that never had the product delivered; each account writes one. */
  Optional<Review> unbought(long number) {
    long key = unboughtFrom + number;
    long user = reviewers.at(number);
    if (!users.buys(user)) {
      return Optional.empty();
    }
    for (int nth = 0; nth < PRODUCT_TRIES; nth++) {
      long listing = (long) (product.unit(key, nth) * products.count());
      if (orderLines.neverDelivered(user, listing) && products.seller(listing) != user) {
        long known = Math.max(users.signedUpAt(user), products.listedAt(listing));
        long from = Math.max(known, History.START) + History.HOUR;
        return review(key, user, listing, OptionalLong.empty(), false, from, 300);
      }
    }
    return Optional.empty();
  }

  private static double willingness(Order order, boolean alone) {
    if (alone) {
      return RESERVED_REVIEWED;
    }
    if (order.timeline().erased() && order.status() == OrderStatus.DELIVERED) {
      return ERASED_REVIEWED;
    }
    return order.verifiesPurchase() ? DELIVERED_REVIEWED : UNDELIVERED_REVIEWED;
  }

  /** Empty when it would be written after the end, or after the account is gone. */
  private Optional<Review> review(
      long key,
      long user,
      long listing,
      OptionalLong orderId,
      boolean verified,
      long from,
      int withinDays) {
    double days = withinDays * createdAt.unit(key, 0) * createdAt.unit(key, 1);
    long second = History.settled(from + (long) (days * History.DAY));
    long deleted = users.deletedAt(user);
    if (second > History.LAST_EVENT || (deleted != History.NEVER && second >= deleted)) {
      return Optional.empty();
    }
    boolean edited = updatedAt.chance(key, 0, EDITED);
    long changed =
        edited
            ? History.settled(
                Math.min(
                    History.LAST_EVENT, second + updatedAt.between(key, 1, 300, 10L * History.DAY)))
            : second;
    long micros = createdAt.between(key, 2, 1_000, 500_000);
    int stars = 1 + rating.weighted(key, 0, verified ? RATINGS : RATINGS_OF_THE_ANGRY);
    return Optional.of(
        new Review(
            listing,
            user,
            orderId,
            stars,
            words.title(key, stars),
            words.body(key, stars, products.noun(listing)),
            verified,
            second * 1_000_000 + micros,
            changed * 1_000_000 + micros));
  }
}
