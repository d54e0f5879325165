package dev.exercise.airbyte.destination;

import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.FailureType;
import java.io.IOException;

/** Says in a user's words what BigQuery or the emulator answered. */
final class DestinationErrors {

  private DestinationErrors() {}

  /** Explains the exception; {@code what} begins the sentence: "Table orders was not written". */
  static ConnectorException of(
      BigQueryDestinationConfig config, String what, BigQueryException exception) {
    int code = exception.getCode();
    if (code == 401 || code == 403) {
      return new ConnectorException(
          FailureType.CONFIG_ERROR,
          "%s: %s refuses it (%s). Check the credentials and their roles."
              .formatted(what, config, said(exception)),
          exception);
    }
    if (code >= 400 && code < 500 && code != 408 && code != 429) {
      return new ConnectorException(
          FailureType.CONFIG_ERROR, "%s: %s.".formatted(what, said(exception)), exception);
    }
    return unreachable(config, what, exception);
  }

  static ConnectorException of(BigQueryDestinationConfig config, String what, IOException cause) {
    return unreachable(config, what, cause);
  }

  /** A job that ran and failed: the rows themselves are the reason, or the table is. */
  static ConnectorException ofJob(String what, BigQueryError error) {
    String reason = String.valueOf(error.getReason());
    FailureType type =
        reason.equals("backendError") || reason.equals("internalError")
            ? FailureType.TRANSIENT_ERROR
            : FailureType.SYSTEM_ERROR;
    return new ConnectorException(
        type, "%s: the load job failed (%s).".formatted(what, error.getMessage()), null);
  }

  private static ConnectorException unreachable(
      BigQueryDestinationConfig config, String what, Exception exception) {
    return new ConnectorException(
        FailureType.TRANSIENT_ERROR,
        "%s: %s does not answer (%s). Check that it runs and sync again."
            .formatted(what, config, said(exception)),
        exception);
  }

  private static String said(Exception exception) {
    if (exception instanceof BigQueryException answered && answered.getError() != null) {
      return firstLine(answered.getError().getMessage());
    }
    Throwable cause = exception;
    while (cause.getCause() != null
        && (cause.getMessage() == null || cause.getCause() instanceof IOException)) {
      cause = cause.getCause();
    }
    return firstLine(
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
  }

  private static String firstLine(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
