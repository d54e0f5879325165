package dev.exercise.grading;

/** How a check ended. Unknown is neither a pass nor a failure. */
public sealed interface Outcome {

  /** All of it is right. */
  record Passed() implements Outcome {}

  /**
   * Some of it is right.
   *
   * @param share what is right, 0 to 1
   * @param blocked what is wrong for a reason that another check is charged with, 0 to 1
   */
  record Partial(double share, double blocked) implements Outcome {
    public Partial {
      if (!(share >= 0 && blocked >= 0 && share + blocked <= 1 + 1e-9)) {
        throw new IllegalArgumentException(
            "Shares %s right and %s blocked do not fit into a whole.".formatted(share, blocked));
      }
    }
  }

  /** None of it is right. */
  record Failed() implements Outcome {}

  /** The candidate did not get there. */
  record NotAttempted() implements Outcome {}

  /** A service was down, time ran out, or the fault is ours; never counted. */
  record NotGradable() implements Outcome {}

  /** Something upstream, charged by another check, leaves nothing to judge. */
  record Blocked() implements Outcome {}

  /** The fitting outcome of a whole of which parts are right, and parts charged elsewhere. */
  static Outcome of(double share, double blocked) {
    if (share >= 1) {
      return new Passed();
    }
    if (share <= 0 && blocked >= 1) {
      return new Blocked();
    }
    return share <= 0 && blocked <= 0 ? new Failed() : new Partial(share, blocked);
  }

  /** The share of the check's weight that was earned. */
  default double earned() {
    if (this instanceof Passed) {
      return 1;
    }
    return this instanceof Partial partial ? partial.share() : 0;
  }

  /** The share of the check's weight that could be judged. */
  default double judged() {
    if (this instanceof Partial partial) {
      return 1 - partial.blocked();
    }
    return this instanceof Passed || this instanceof Failed ? 1 : 0;
  }

  /** Whether something was judged and found wrong. */
  default boolean negative() {
    return this instanceof Failed
        || (this instanceof Partial partial && partial.share() + partial.blocked() < 1 - 1e-9);
  }

  /** The stable name in files. */
  default String id() {
    if (this instanceof Passed) {
      return "passed";
    } else if (this instanceof Partial) {
      return "partial";
    } else if (this instanceof Failed) {
      return "failed";
    } else if (this instanceof NotAttempted) {
      return "not-attempted";
    } else if (this instanceof NotGradable) {
      return "not-gradable";
    }
    return "blocked";
  }
}
