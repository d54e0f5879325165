package dev.exercise.cli;

/** What the tool's exit codes mean; scripts depend on them. */
final class ExitCode {
  static final int FINE = 0;
  static final int NEGATIVE_VERDICT = 1;
  static final int USAGE = 2;
  static final int ENVIRONMENT_OR_INPUT = 3;
  static final int BUG = 70;

  /** As shells say it of a command that Ctrl-C ended. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
