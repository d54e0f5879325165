package dev.exercise.airbyte.client;

import java.util.Objects;

/** When a connection syncs by itself. */
public sealed interface Schedule {

  /** Never: somebody or something has to start it. */
  record Manual() implements Schedule {}

  /**
   * Again and again.
   *
   * @param every how many units, at least 1
   * @param unit between two syncs
   */
  record Basic(long every, Unit unit) implements Schedule {

    public Basic {
      Objects.requireNonNull(unit);
      if (every < 1) {
        throw new IllegalArgumentException(
            "A schedule repeats after at least 1 of its units, not %d.".formatted(every));
      }
    }
  }

  /** Airbyte's units of time. */
  enum Unit {
    MINUTES,
    HOURS,
    DAYS,
    WEEKS,
    MONTHS
  }

  /**
   * At certain times.
   *
   * @param expression Quartz's form, seconds first: "0 0 6 * * ?"
   * @param timeZone that the expression is meant in: "UTC"
   */
  record Cron(String expression, String timeZone) implements Schedule {

    public Cron {
      if (expression.isBlank() || timeZone.isBlank()) {
        throw new IllegalArgumentException("A cron schedule needs an expression and a time zone.");
      }
    }
  }
}
