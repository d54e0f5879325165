package dev.exercise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ConsoleProgressTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);
  private final AtomicLong clock = new AtomicLong();

  @Test
  void writesALineForEachLongerPieceOfWorkWhenNobodyWatches() {
    try (ConsoleProgress progress = new ConsoleProgress(err, false, clock::get)) {
      progress.step("Load the raw tables");
      try (Progress.Task orders = progress.begin("orders", 10_000)) {
        orders.advance(4_000);
        orders.advance(6_000);
        clock.addAndGet(1_500_000_000L);
      }
      try (Progress.Task categories = progress.begin("categories", 60)) {
        categories.advance(60);
        clock.addAndGet(100_000_000L);
      }
      progress.note("the dbt hub does not answer");
      clock.addAndGet(400_000_000L);
      progress.step("Build the models");
    }

    assertThat(written.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "==> Load the raw tables",
            "    orders: 10,000 rows in 1.5 s",
            "    the dbt hub does not answer",
            "    done in 2.0 s",
            "==> Build the models",
            "    done in 0.0 s");
  }

  @Test
  void drawsABarWhenSomebodyWatches() {
    ConsoleProgress progress = new ConsoleProgress(err, true, clock::get);

    try (Progress.Task orders = progress.begin("orders", 100)) {
      orders.advance(100);
    }

    assertThat(written.toString(StandardCharsets.UTF_8)).contains("orders").contains("100%");
  }
}
