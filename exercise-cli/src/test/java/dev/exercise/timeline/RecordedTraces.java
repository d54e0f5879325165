package dev.exercise.timeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What a Postgres 17, a dbt 1.11 and git wrote while somebody worked with them. */
final class RecordedTraces {

  /** Before anything was recorded; dbt's part goes past midnight. */
  static final Instant START = Instant.parse("2026-11-30T23:36:00Z");

  private RecordedTraces() {}

  static Trace statements() {
    return read("source-postgres.log");
  }

  static Trace dbt() {
    return read("dbt.log");
  }

  /** Two commits and a checkout, as git itself noted them. */
  static Trace reflog() {
    return read("reflog.txt");
  }

  static Traces all() {
    return new Traces(statements(), dbt(), Trace.of("[]"), Trace.of("[]"), List.of(reflog()));
  }

  static String text(Trace trace) {
    return ((Trace.Read) trace).text();
  }

  private static Trace read(String name) {
    try (InputStream in =
        Objects.requireNonNull(RecordedTraces.class.getResourceAsStream(name), name)) {
      return Trace.of(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
