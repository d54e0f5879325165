package dev.exercise.marketplace.mart;

/**
 * The type of a mart's column, and the Java class that a value of it has in a {@link MartTable}.
 */
public enum ColumnType {
  STRING(String.class),
  INT64(Long.class),
  NUMERIC(java.math.BigDecimal.class),
  FLOAT64(Double.class),
  BOOL(Boolean.class),
  DATE(java.time.LocalDate.class),
  TIMESTAMP(java.time.Instant.class);

  private final Class<?> valueClass;

  ColumnType(Class<?> valueClass) {
    this.valueClass = valueClass;
  }

  public Class<?> valueClass() {
    return valueClass;
  }
}
