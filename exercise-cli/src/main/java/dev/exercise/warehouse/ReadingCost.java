package dev.exercise.warehouse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * What reading will be billed for, as BigQuery estimates it before anything is read.
 *
 * @param bytes that the queries process
 * @param queries how many there are
 */
public record ReadingCost(long bytes, int queries) {

  private static final BigDecimal TEBIBYTE = BigDecimal.valueOf(1L << 40);

  /** Google's price on demand in the US, in USD; other regions and contracts differ. */
  private static final BigDecimal USD_A_TEBIBYTE = new BigDecimal("6.25");

  /** The least that a query is billed for. */
  private static final long LEAST_BILLED = 10L << 20;

  public ReadingCost {
    if (bytes < 0 || queries < 0) {
      throw new IllegalArgumentException("Nothing costs less than nothing.");
    }
  }

  ReadingCost plus(long more) {
    return new ReadingCost(bytes + (more == 0 ? 0 : Math.max(more, LEAST_BILLED)), queries + 1);
  }

  /** In US dollars, rounded up to a cent. */
  public BigDecimal dollars() {
    return BigDecimal.valueOf(bytes).multiply(USD_A_TEBIBYTE).divide(TEBIBYTE, 2, RoundingMode.UP);
  }

  /** In a sentence. */
  public String shown() {
    return String.format(
        Locale.ROOT,
        "%d queries, billed for %,d MiB: about %s USD at Google's price on demand of %s USD a TiB",
        queries,
        (bytes + (1 << 20) - 1) >> 20,
        dollars(),
        USD_A_TEBIBYTE);
  }
}
