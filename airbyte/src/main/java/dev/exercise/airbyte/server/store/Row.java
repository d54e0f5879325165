package dev.exercise.airbyte.server.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One row of an answer, read by column. */
record Row(Map<String, Object> columns) {

  UUID id(String column) {
    return (UUID) present(column);
  }

  String text(String column) {
    return present(column).toString();
  }

  long number(String column) {
    return ((Number) present(column)).longValue();
  }

  boolean flag(String column) {
    return (Boolean) present(column);
  }

  Instant instant(String column) {
    return Instant.ofEpochMilli(number(column));
  }

  Optional<Instant> instantIfAny(String column) {
    return columns.get(column) == null ? Optional.empty() : Optional.of(instant(column));
  }

  private Object present(String column) {
    Object value = columns.get(column);
    if (value == null) {
      throw new IllegalStateException("Column %s of the store is empty.".formatted(column));
    }
    return value;
  }
}
