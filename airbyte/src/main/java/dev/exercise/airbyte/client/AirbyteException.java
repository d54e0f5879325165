package dev.exercise.airbyte.client;

/** Airbyte did not do what it was asked; the message tells a user what happened and what to do. */
public final class AirbyteException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong, as far as the caller can do something about it. */
  public enum Kind {
    /** Nobody answers, or not in time. */
    UNREACHABLE,
    /** Somebody answers, but not as Airbyte does. */
    NOT_AIRBYTE,
    /** Airbyte will not do it, and says why. */
    REFUSED,
    /** Airbyte tried and could not. */
    BROKEN,
    /** It is being done, but has not ended in time. */
    UNFINISHED
  }

  private final Kind kind;

  AirbyteException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  AirbyteException(Kind kind, String message) {
    this(kind, message, null);
  }

  public Kind kind() {
    return kind;
  }
}
