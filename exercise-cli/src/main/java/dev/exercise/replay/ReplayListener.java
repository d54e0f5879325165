package dev.exercise.replay;

import dev.exercise.marketplace.Progress;

/** Told of every step of a replay as it begins, and of the rows that move within it. */
public interface ReplayListener extends Progress {

  /** The next step begins; the one before it, if any, is done. */
  void step(String what);

  /** Something the user should know that is no failure. */
  void note(String line);
}
