package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;
import java.util.OptionalLong;

/**
 * Which accounts belong to one person. Of every 42 accounts one is a second one, of a person who
 * signed up about twice as early; accounts of the last months are left out, so that each can still
 * order.
 */
final class SecondAccounts {
  private static final int BLOCK = 42;
  private static final double EARLY_SHARE = 0.85;

  private final Sellers sellers;
  private final long pairs;

  SecondAccounts(World world, Sellers sellers) {
    this.sellers = sellers;
    pairs = (long) (EARLY_SHARE * Sizes.users(world)) / BLOCK;
  }

  /** How many persons have two accounts. */
  long pairs() {
    return pairs;
  }

  /** One of the accounts concerned, from 0 to below twice the pairs. */
  long account(long number) {
    return number % 2 == 0 ? primary(number / 2) : second(number / 2);
  }

  /** The first account of the person whose second one this is. */
  OptionalLong primaryOf(long user) {
    long pair = user / BLOCK;
    return pair < pairs && second(pair) == user
        ? OptionalLong.of(primary(pair))
        : OptionalLong.empty();
  }

  /** Whether the account is one of two of the same person. */
  boolean holds(long user) {
    long block = user / BLOCK;
    return (block < pairs && second(block) == user)
        || (2 * block < pairs && primary(2 * block) == user)
        || (2 * block + 1 < pairs && primary(2 * block + 1) == user);
  }

  private long second(long pair) {
    long user = pair * BLOCK + BLOCK - 1;
    while (sellers.sells(user)) {
      user--;
    }
    return user;
  }

  private long primary(long pair) {
    long user = pair / 2 * BLOCK + (pair % 2 == 0 ? 5 : 20);
    while (sellers.sells(user)) {
      user++;
    }
    return user;
  }
}
