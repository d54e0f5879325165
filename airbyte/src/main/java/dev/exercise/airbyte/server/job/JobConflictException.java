package dev.exercise.airbyte.server.job;

/** A job cannot be begun or ended because of what is going on. */
public final class JobConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JobConflictException(String message) {
    super(message);
  }
}
