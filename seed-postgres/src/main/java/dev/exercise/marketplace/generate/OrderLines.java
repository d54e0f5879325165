package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;
import java.util.ArrayList;
import java.util.List;

/** What is in an order. */
final class OrderLines {
  /** The best listing sells about 30 times as often as the average one. */
  private static final Skew SKEW = new Skew(2.2, 0.03);

  private static final double[] LINES = ColumnDraws.cumulate(38, 30, 16, 9, 5, 2);
  private static final double[] QUANTITIES = ColumnDraws.cumulate(84, 10, 3, 2, 0.5, 0.5);
  private static final int TRIES = 48;
  private static final int NEVER_DELIVERED_PAIRS = 16;

  private final Products products;
  private final Shuffle ranks;
  private final ColumnDraws count;
  private final ColumnDraws product;
  private final ColumnDraws quantity;
  private final ColumnDraws pairs;

  OrderLines(World world, Products products) {
    this.products = products;
    ranks = new Shuffle(world, "products.rank", products.count());
    count = new ColumnDraws(world, "order_items.count");
    product = new ColumnDraws(world, "order_items.product_id");
    quantity = new ColumnDraws(world, "order_items.quantity");
    pairs = new ColumnDraws(world, "reviews.pairs");
  }

  /**
   * Whether fate has it that this account never gets this product delivered. So a review can be
   * known not to be of a purchase without a look at the account's orders.
   */
  boolean neverDelivered(long user, long listing) {
    return pairs.below(ColumnDraws.mix(user) ^ listing, 0, NEVER_DELIVERED_PAIRS) == 0;
  }

  /**
   * The lines of an order.
   *
   * @param arrives whether it is delivered and not erased
   * @param second when it was ordered
   */
  List<OrderLine> lines(long order, long buyer, boolean arrives, Currency currency, long second) {
    int size = 1 + count.weighted(order, 0, LINES);
    List<OrderLine> lines = new ArrayList<>(size);
    for (int nth = 0; nth < size; nth++) {
      long listing = listing(order, nth, buyer, arrives, second, lines);
      long seller = products.seller(listing);
      Currency listedIn = products.currencyOf(seller);
      long unitPrice = listedIn.convert(products.priceAt(listing, listedIn, second), currency);
      int pieces = 1 + quantity.weighted(order, nth, QUANTITIES);
      lines.add(new OrderLine(listing, seller, pieces, unitPrice));
    }
    return lines;
  }

  private long listing(
      long order, int nth, long buyer, boolean arrives, long second, List<OrderLine> taken) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      double even = product.unit(order, nth * TRIES + attempt);
      long listing = ranks.at(SKEW.rank(even, products.count()));
      if (fits(listing, buyer, arrives, second, taken)) {
        return listing;
      }
    }
    long listing = product.between(order, -1 - nth, 0, products.count() - 1);
    while (!fits(listing, buyer, arrives, second, taken)) {
      listing = (listing + 1) % products.count();
    }
    return listing;
  }

  private boolean fits(
      long listing, long buyer, boolean arrives, long second, List<OrderLine> taken) {
    for (OrderLine line : taken) {
      if (line.product() == listing) {
        return false;
      }
    }
    return !(arrives && neverDelivered(buyer, listing))
        && products.onSale(listing, second)
        && products.seller(listing) != buyer;
  }
}
