package dev.exercise.field;

import dev.exercise.grading.comparison.Shown;
import dev.exercise.marketplace.Progress;
import dev.exercise.replay.ReplayListener;

/** Tells the steps of one of several submissions, a line each with its name before it. */
final class EntrantProgress implements ReplayListener {

  private static final int LONGEST_NAME = 28;

  private final String name;
  private final ReplayListener listener;

  EntrantProgress(Entrant entrant, ReplayListener listener) {
    this.name = Shown.text(entrant.name(), LONGEST_NAME).replaceAll("\\s", " ");
    this.listener = listener;
  }

  @Override
  public void step(String what) {
    note(what);
  }

  @Override
  public void note(String line) {
    listener.note("[%s] %s".formatted(name, line));
  }

  /** Bars of several submissions would write over each other. */
  @Override
  public Task begin(String what, long expected, String unit) {
    return Progress.NONE.begin(what, expected, unit);
  }
}
