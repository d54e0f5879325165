package dev.exercise.stack;

/**
 * This machine lacks something or something is in the way; the message says what, where it was
 * looked for, and the remedy.
 */
public class EnvironmentProblem extends RuntimeException {

  public EnvironmentProblem(String message) {
    super(message);
  }

  public EnvironmentProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
