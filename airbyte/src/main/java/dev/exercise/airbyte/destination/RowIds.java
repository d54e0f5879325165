package dev.exercise.airbyte.destination;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Ids of rows that came together: UUIDs with one random beginning and a number that grows at the
 * end, so that such rows can be counted, and ordered as they came.
 */
final class RowIds {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BEGINNING = 18;

  private final long most;
  private long last;

  RowIds() {
    this.most = (RANDOM.nextLong() & ~0xf000L) | 0x4000L;
  }

  String next() {
    last++;
    return new UUID(most, last | 0x8000000000000000L).toString();
  }

  /** What only these ids begin with. */
  String beginning() {
    return new UUID(most, 0).toString().substring(0, BEGINNING);
  }
}
