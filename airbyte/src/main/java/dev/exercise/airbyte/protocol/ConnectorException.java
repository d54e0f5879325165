package dev.exercise.airbyte.protocol;

/** A source or destination cannot go on; the message tells a user what happened and what to do. */
public final class ConnectorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final FailureType type;

  public ConnectorException(FailureType type, String message, Throwable cause) {
    super(message, cause);
    this.type = type;
  }

  /** A failure that only a change of the set-up ends. */
  public static ConnectorException config(String message) {
    return new ConnectorException(FailureType.CONFIG_ERROR, message, null);
  }

  public FailureType type() {
    return type;
  }
}
