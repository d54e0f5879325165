package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;
import java.util.List;

/** Orders with all that hangs on them, each computed from its index alone. */
final class Orders {
  static final int CREATED = 0;
  static final int PAID = 1;
  static final int SHIPPED = 2;
  static final int DELIVERED = 3;
  static final int CANCELLED = 4;
  static final int REFUNDED = 5;
  static final int ERASED = 6;

  /** Mobile orders among those that do not come from the stores. */
  private static final double MOBILE = 0.30 / 0.85;

  private static final double MOBILE_OFFLINE = 0.1;
  private static final double FOREIGN_CURRENCY = 0.04;
  private static final double DISCOUNTED = 0.12;
  private static final Currency[] CURRENCIES = Currency.values();
  private static final long[] SHIPPING = {399, 499, 599, 699, 999};
  private static final long FREE_SHIPPING_FROM = 75_00;

  private final long count;
  private final Users users;
  private final OrderClock clock;
  private final OrderNumbers ids;
  private final OrderBuyers buyers;
  private final OrderFates fates;
  private final OrderTimelines timelines;
  private final OrderLines orderLines;
  private final ColumnDraws channel;
  private final ColumnDraws orderedAt;
  private final ColumnDraws currency;
  private final ColumnDraws shipping;
  private final ColumnDraws discount;
  private final ColumnDraws paymentCase;

  Orders(World world, Users users, OrderLines orderLines) {
    this.users = users;
    this.orderLines = orderLines;
    count = Sizes.orders(world);
    clock = new OrderClock(world, count);
    ids = new OrderNumbers(world);
    buyers = new OrderBuyers(world, users);
    fates = new OrderFates(world);
    timelines = new OrderTimelines(world);
    channel = new ColumnDraws(world, "orders.channel");
    orderedAt = new ColumnDraws(world, "orders.ordered_at");
    currency = new ColumnDraws(world, "orders.currency");
    shipping = new ColumnDraws(world, "orders.shipping_amount");
    discount = new ColumnDraws(world, "orders.discount_amount");
    paymentCase = PaymentCase.draws(world);
  }

  long count() {
    return count;
  }

  PaymentCase paymentCase(long index) {
    return PaymentCase.of(paymentCase, index);
  }

  Order at(long index) {
    long created = clock.createdAt(index);
    Channel from = channel(index, created);
    long ordered = orderedAt(index, from, created);
    OrderBuyers.Buyer buyer = buyers.buyer(index, ordered, created);
    OrderStatus status = fates.status(index, from, created);
    OrderTimeline timeline =
        timelines.timeline(
            index, from, status, fates.erased(index), paymentCase(index), ordered, created);
    Currency paidIn = currency(index, from, buyer.user());
    boolean arrives = status == OrderStatus.DELIVERED && !timeline.erased();
    List<OrderLine> lines = orderLines.lines(index, buyer.user(), arrives, paidIn, ordered);
    long items = 0;
    for (OrderLine line : lines) {
      items += line.amount();
    }
    return new Order(
        index,
        ids.id(index),
        buyer.user(),
        buyer.reserved(),
        from,
        status,
        paidIn,
        lines,
        shipping(index, from, items),
        discount(index, items),
        timeline);
  }

  private Channel channel(long index, long created) {
    if (channel.chance(index, 0, clock.posShare(created))) {
      return Channel.POS;
    }
    return channel.chance(index, 1, MOBILE) ? Channel.MOBILE : Channel.WEB;
  }

  /** Orders made offline on a phone reach the database one to six days later. */
  private long orderedAt(long index, Channel from, long created) {
    if (from != Channel.MOBILE || !orderedAt.chance(index, 0, MOBILE_OFFLINE)) {
      return created;
    }
    long delay = orderedAt.between(index, 1, History.DAY, 6L * History.DAY);
    long ordered = OrderClock.notMidnight(History.settled(created - delay));
    return ordered > History.START && ordered <= created - History.DAY ? ordered : created;
  }

  private Currency currency(long index, Channel from, long buyer) {
    if (from == Channel.POS) {
      return Currency.USD;
    }
    return currency.chance(index, 0, FOREIGN_CURRENCY)
        ? CURRENCIES[currency.below(index, 1, CURRENCIES.length)]
        : users.country(buyer).currency();
  }

  private long shipping(long index, Channel from, long items) {
    boolean free = from == Channel.POS || items >= FREE_SHIPPING_FROM;
    return free ? 0 : SHIPPING[shipping.below(index, 0, SHIPPING.length)];
  }

  private long discount(long index, long items) {
    if (!discount.chance(index, 0, DISCOUNTED)) {
      return 0;
    }
    return items * discount.between(index, 1, 1, 4) * 5 / 100;
  }
}
