package dev.exercise.marketplace.workshop;

import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.marketplace.mistake.Mistake;
import dev.exercise.marketplace.mistake.OverlayView;
import java.util.List;
import java.util.Optional;

/** The rows of the last day that happened long before it. */
final class LateRows {

  private LateRows() {}

  /** A world in which they never came; no mistake of the catalogue, but laid over like one. */
  static Mistake leftOut() {
    return new Mistake(
        "late-rows-left-out",
        Mistake.Kind.LOGIC,
        Optional.empty(),
        "Rows that came late were left out",
        "How does your pipeline notice a row that happened two weeks ago and arrived today?",
        Marts.all().stream().map(Mart::name).toList(),
        List.of(view("orders"), view("payments")));
  }

  private static OverlayView view(String table) {
    return new OverlayView(
        table, Script.beside(LateRows.class, "without_late_%s.sql".formatted(table)));
  }
}
