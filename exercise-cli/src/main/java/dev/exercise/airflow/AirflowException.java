package dev.exercise.airflow;

/** Airflow did not do what it was asked; the message tells a user what happened and what to do. */
public final class AirflowException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong, as far as the caller can do something about it. */
  public enum Kind {
    /** Nobody answers, or not in time. */
    UNREACHABLE,
    /** Somebody answers, but not as Airflow does. */
    NOT_AIRFLOW,
    /** Airflow will not do it, and says why. */
    REFUSED,
    /** It is being done, but has not ended in time. */
    UNFINISHED
  }

  private final Kind kind;

  AirflowException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  AirflowException(Kind kind, String message) {
    this(kind, message, null);
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }
}
