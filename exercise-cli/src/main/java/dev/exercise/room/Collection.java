package dev.exercise.room;

import java.nio.file.Path;
import java.util.List;

/**
 * A candidate's work as it was taken back.
 *
 * @param zip where it is
 * @param files how many are in it
 * @param missing what could not be had
 */
public record Collection(Path zip, int files, List<Missing> missing) {

  /**
   * Something that could not be had.
   *
   * @param kind what its absence means
   * @param what it is
   * @param why it could not
   */
  public record Missing(Kind kind, String what, String why) {}

  /** What it means that something is not in a zip. */
  public enum Kind {
    /** Of the workspace, where it still is. */
    FILES,
    /** In a service, and nowhere else: whoever removes its volumes loses it. */
    HELD,
    /** Logs, and what ended with its session: nobody's work. */
    EXTRA
  }

  public Collection {
    missing = List.copyOf(missing);
  }

  /** Whether all of the candidate's work is in it. */
  public boolean isComplete() {
    return missing.stream().allMatch(one -> one.kind() == Kind.EXTRA);
  }

  /** Whether a service may still hold what is not in it. */
  public boolean leavesWorkInServices() {
    return missing.stream().anyMatch(one -> one.kind() == Kind.HELD);
  }
}
