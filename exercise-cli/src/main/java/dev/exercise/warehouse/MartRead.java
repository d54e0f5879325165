package dev.exercise.warehouse;

import dev.exercise.marketplace.mart.Mart;
import java.util.List;

/**
 * What the warehouse holds for a mart: the contract's columns as far as they exist. Values are of
 * the types the candidate chose: {@link String}, {@link Long}, {@link java.math.BigDecimal}, {@link
 * Double}, {@link Boolean}, {@link java.time.LocalDate}, {@link java.time.LocalDateTime}, {@link
 * java.time.Instant}, or {@code null}.
 *
 * @param mart what was asked for
 * @param shape what stands there
 * @param rows a value per column of the mart, in its order, null where the column is missing; empty
 *     when there were more than could be read
 * @param rowCount rows that stand there
 */
public record MartRead(Mart mart, TableShape shape, List<Object[]> rows, long rowCount) {

  /** Whether all rows were read; a table far too large to be right is only counted. */
  public boolean complete() {
    return rows.size() == rowCount;
  }
}
