package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Listings, and the questions that orders ask of them without wanting the whole row. */
final class Products {
  static final int CREATED = 0;
  static final int PRICED = 1;
  static final int WITHDRAWN = 4;

  private static final Skew GROWTH = new Skew(0.9, 0);
  private static final int ONE_WITHOUT_CATEGORY_OF = 25;
  private static final int ONE_WITHDRAWN_OF = 19;
  private static final double[] PRICE_CHANGES = ColumnDraws.cumulate(0.55, 0.3, 0.15);
  private static final double[] PRICE_FACTORS = {0.8, 0.88, 0.93, 1.05, 1.1, 1.18};
  private static final double PRICE_SPREAD = 0.5;
  private static final double[] ENDINGS = ColumnDraws.cumulate(0.6, 0.25, 0.15);
  private static final int[] ENDING_CENTS = {99, 49, 0};
  private static final int SELLER_TRIES = 40;

  /** The best seller has about 17 times as many listings as the average one. */
  private static final Skew SELLER_SKEW = new Skew(2.0, 0.03);

  private final long count;
  private final Users users;
  private final EventNumbers numbers;
  private final List<Leaf> leaves;
  private final Map<String, List<String>> words = Resource.sections("titles.txt");
  private final Shuffle sellerOrder;
  private final ColumnDraws createdAt;
  private final ColumnDraws seller;
  private final ColumnDraws category;
  private final ColumnDraws title;
  private final ColumnDraws price;
  private final ColumnDraws pricedAt;
  private final ColumnDraws withdrawnAt;

  Products(World world, EventNumbers numbers, Users users, Catalogue catalogue) {
    this.users = users;
    this.numbers = numbers;
    count = Sizes.products(world);
    leaves = catalogue.leaves();
    sellerOrder = new Shuffle(world, "sellers.rank", users.sellers().count());
    createdAt = new ColumnDraws(world, "products.created_at");
    seller = new ColumnDraws(world, "products.seller_id");
    category = new ColumnDraws(world, "products.category_id");
    title = new ColumnDraws(world, "products.title");
    price = new ColumnDraws(world, "products.price_amount");
    pricedAt = new ColumnDraws(world, "products.priced_at");
    withdrawnAt = new ColumnDraws(world, "products.deleted_at");
  }

  long count() {
    return count;
  }

  Product at(long index) {
    Leaf leaf = leaf(index);
    long seller = seller(index);
    Currency currency = currencyOf(seller);
    String noun = noun(index);
    return new Product(
        index,
        seller,
        category.oneOfEach(ONE_WITHOUT_CATEGORY_OF, index, 1)
            ? OptionalInt.empty()
            : OptionalInt.of(leaf.category().id()),
        title(index, noun),
        noun,
        currency,
        listPrice(index, currency, 0),
        changes(index, currency),
        EventNumbers.micros(listedAt(index), numbers.ofProduct(index, CREATED)),
        EventNumbers.micros(withdrawnAt(index), numbers.ofProduct(index, WITHDRAWN)));
  }

  /** When the listing appeared, in seconds; later for later indexes, but for chance. */
  long listedAt(long index) {
    double share = (index + createdAt.unit(index, 0)) / count;
    long span = History.LAST_EVENT - History.HOUR - History.FIRST_LISTING;
    return History.settled(History.FIRST_LISTING + (long) (GROWTH.share(share) * span));
  }

  /** When the listing was withdrawn, in seconds or never. */
  long withdrawnAt(long index) {
    if (!withdrawnAt.oneOfEach(ONE_WITHDRAWN_OF, index, 0)) {
      return History.NEVER;
    }
    long from = changesFrom(index) + History.DAY;
    return from > History.LAST_EVENT
        ? History.NEVER
        : History.settled(withdrawnAt.between(index, 1, from, History.LAST_EVENT));
  }

  boolean onSale(long index, long second) {
    if (listedAt(index) >= second) {
      return false;
    }
    long withdrawn = withdrawnAt(index);
    return withdrawn == History.NEVER || second < withdrawn;
  }

  /** The account that sells it. Few accounts have most listings. */
  long seller(long index) {
    long listed = listedAt(index);
    Sellers sellers = users.sellers();
    for (int nth = 0; nth < SELLER_TRIES; nth++) {
      long rank = SELLER_SKEW.rank(seller.unit(index, nth), sellers.count());
      long user = sellers.user(sellerOrder.at(rank));
      if (users.signedUpAt(user) < listed) {
        return user;
      }
    }
    return sellers.user(0);
  }

  /** What a seller's listings are priced in. */
  Currency currencyOf(long seller) {
    return users.country(seller).currency();
  }

  /** The list price at a moment, in seconds; in cents of the seller's currency. */
  long priceAt(long index, Currency currency, long second) {
    long[] changes = priceChanges(index);
    int nth = 0;
    while (nth < changes.length && changes[nth] < second) {
      nth++;
    }
    return listPrice(index, currency, nth);
  }

  String noun(long index) {
    List<String> nouns = leaf(index).nouns();
    return nouns.get(title.below(index, 0, nouns.size()));
  }

  private List<PriceChange> changes(long index, Currency currency) {
    long[] seconds = priceChanges(index);
    List<PriceChange> changes = new ArrayList<>(seconds.length);
    for (int nth = 0; nth < seconds.length; nth++) {
      long at = EventNumbers.micros(seconds[nth], numbers.ofProduct(index, PRICED + nth));
      changes.add(new PriceChange(at, listPrice(index, currency, nth + 1)));
    }
    return changes;
  }

  private Leaf leaf(long index) {
    return leaves.get(category.below(index, 0, leaves.size()));
  }

  private String title(long index, String noun) {
    String root = leaf(index).root();
    StringBuilder written = new StringBuilder(64).append(word("brands", index, 1));
    if (title.chance(index, 2, 0.6)) {
      written.append(' ').append(word("qualities of " + root, index, 3));
    }
    written.append(' ').append(noun);
    if (title.chance(index, 4, 0.55)) {
      written.append(", ").append(word("variants of " + root, index, 5));
    }
    return written.toString();
  }

  private String word(String section, long index, int nth) {
    List<String> list = words.get(section);
    return list.get(title.below(index, nth, list.size()));
  }

  private long changesFrom(long index) {
    return Math.max(listedAt(index), History.START) + History.HOUR;
  }

  /** Seconds of the price changes, evenly over what is left of the history. */
  private long[] priceChanges(long index) {
    int changes = pricedAt.weighted(index, 0, PRICE_CHANGES);
    long from = changesFrom(index);
    long withdrawn = withdrawnAt(index);
    long to = withdrawn == History.NEVER ? History.LAST_EVENT : withdrawn - History.HOUR;
    long part = changes == 0 ? 0 : (to - from) / changes;
    if (part < 2L * History.DAY) {
      return new long[0];
    }
    long[] seconds = new long[changes];
    for (int nth = 0; nth < changes; nth++) {
      long begin = from + nth * part;
      seconds[nth] =
          History.settled(pricedAt.between(index, nth + 1, begin, begin + part - History.DAY));
    }
    return seconds;
  }

  /** Log-normal around what is usual in the category, then changed step by step. */
  private long listPrice(long index, Currency currency, int changes) {
    double bell = -2;
    for (int nth = 0; nth < 4; nth++) {
      bell += price.unit(index, nth);
    }
    double dollars =
        leaf(index).usualPrice() * StrictMath.exp(PRICE_SPREAD * bell * StrictMath.sqrt(3));
    long units = Currency.USD.convert((long) (dollars * 100), currency) / 100;
    long whole = Math.max(2, units);
    for (int nth = 1; nth <= changes; nth++) {
      double factor = PRICE_FACTORS[price.below(index, 10 + nth, PRICE_FACTORS.length)];
      long changed = Math.max(2, (long) (whole * factor));
      whole = changed == whole ? whole + 1 : changed;
    }
    return whole * 100 + ENDING_CENTS[price.weighted(index, 5, ENDINGS)];
  }
}
