package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;
import java.util.ArrayList;
import java.util.List;

/** The tiers of a seller, one after the other without a gap. */
final class SellerTiers {
  private static final List<String> TIERS = List.of("bronze", "silver", "gold", "platinum");
  private static final double[] LENGTHS = ColumnDraws.cumulate(13, 22, 27, 19, 11, 8);
  private static final double[] FIRST = ColumnDraws.cumulate(70, 22, 7, 1);
  private static final double RISES = 0.64;
  private static final long SHORTEST = 10L * History.DAY;

  private final Users users;
  private final ColumnDraws count;
  private final ColumnDraws tier;
  private final ColumnDraws validFrom;
  private final ColumnDraws recordedAt;

  SellerTiers(World world, Users users) {
    this.users = users;
    count = new ColumnDraws(world, "seller_tier_history.count");
    tier = new ColumnDraws(world, "seller_tier_history.tier");
    validFrom = new ColumnDraws(world, "seller_tier_history.valid_from");
    recordedAt = new ColumnDraws(world, "seller_tier_history.recorded_at");
  }

  /**
   * @param seller counts the sellers from 0
   */
  List<SellerTier> of(long seller) {
    long user = users.sellers().user(seller);
    long[] starts = starts(seller, users.signedUpAt(user));
    int current = tier.weighted(seller, 0, FIRST);
    List<SellerTier> tiers = new ArrayList<>(starts.length);
    for (int nth = 0; nth < starts.length; nth++) {
      boolean last = nth == starts.length - 1;
      long recorded = recordedAt(seller, nth, starts[nth]);
      tiers.add(
          new SellerTier(
              user,
              TIERS.get(current),
              starts[nth],
              last ? History.NEVER : starts[nth + 1],
              recorded,
              last ? recorded : recordedAt(seller, nth + 1, starts[nth + 1])));
      current = next(current, tier.chance(seller, nth + 1, RISES));
    }
    return tiers;
  }

  private long[] starts(long seller, long signedUpAt) {
    int wanted = 1 + count.weighted(seller, 0, LENGTHS);
    long span = History.LAST_EVENT - History.DAY - signedUpAt;
    int tiers = (int) Math.max(1, Math.min(wanted, span / (2 * SHORTEST)));
    long part = span / tiers;
    long[] starts = new long[tiers];
    starts[0] = signedUpAt;
    for (int nth = 1; nth < tiers; nth++) {
      long begin = signedUpAt + nth * part;
      starts[nth] = History.settled(validFrom.between(seller, nth, begin, begin + part - SHORTEST));
    }
    return starts;
  }

  private long recordedAt(long seller, int nth, long start) {
    long later = History.settled(start + recordedAt.between(seller, nth, 1, 2L * History.DAY));
    return Math.min(later, History.LAST_EVENT);
  }

  private static int next(int current, boolean rises) {
    boolean up = current == 0 || (rises && current < TIERS.size() - 1);
    return up ? current + 1 : current - 1;
  }
}
