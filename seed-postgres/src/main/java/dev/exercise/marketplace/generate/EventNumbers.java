package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;

/**
 * Numbers every change of the world. The number fixes the microseconds of the change within its
 * second, and what the microseconds cannot tell apart goes into the lsn: so lsn grows with time and
 * is unique without sorting.
 */
final class EventNumbers {
  private static final long MICROS = 1_000_000;
  private static final int PER_ENTITY = 8;

  /** Coprime to a million, so that every number below a million has microseconds of its own. */
  private static final long SPREAD = 618_033;

  private static final long LSN_STEP = 128;
  private static final long FIRST_LSN = 0x16_B374_0000L;

  private final long firstOfProducts;
  private final long firstOfUsers;

  EventNumbers(World world) {
    firstOfProducts = PER_ENTITY * Sizes.orders(world);
    firstOfUsers = firstOfProducts + PER_ENTITY * Sizes.products(world);
  }

  long ofOrder(long index, int nth) {
    return index * PER_ENTITY + nth;
  }

  long ofProduct(long index, int nth) {
    return firstOfProducts + index * PER_ENTITY + nth;
  }

  long ofUser(long index, int nth) {
    return firstOfUsers + index * PER_ENTITY + nth;
  }

  /** The microsecond at which a change happened whose second is known. */
  static long micros(long second, long number) {
    if (second == History.NEVER) {
      return History.NEVER;
    }
    return second * MICROS + number * SPREAD % MICROS;
  }

  /** Below 2^53, so that it survives JSON readers that know doubles only. */
  static long lsn(long micros, long number) {
    return FIRST_LSN + (micros - History.START * MICROS) * LSN_STEP + number / MICROS;
  }
}
