package dev.exercise.airbyte.source;

import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.FailureType;
import java.sql.SQLException;

/** Says in a user's words what Postgres answered by a code. */
final class SourceErrors {

  private SourceErrors() {}

  /** Explains the exception; {@code what} begins the sentence: "Table orders could not be read". */
  static ConnectorException of(PostgresSourceConfig config, String what, SQLException exception) {
    String state = exception.getSQLState() == null ? "" : exception.getSQLState();
    String said = firstLine(exception);
    return switch (state) {
      case "28000" ->
          failure(
              FailureType.CONFIG_ERROR,
              "%s: Postgres at %s:%d refuses user %s (%s). Check the user, and the server's rules."
                  .formatted(what, config.host(), config.port(), config.username(), said),
              exception);
      case "28P01" ->
          failure(
              FailureType.CONFIG_ERROR,
              "%s: Postgres at %s:%d refuses user %s. Check the user name and password."
                  .formatted(what, config.host(), config.port(), config.username()),
              exception);
      case "3D000" ->
          failure(
              FailureType.CONFIG_ERROR,
              "%s: there is no database %s at %s:%d. Check its name."
                  .formatted(what, config.database(), config.host(), config.port()),
              exception);
      case "42501" ->
          failure(
              FailureType.CONFIG_ERROR,
              "%s: user %s may not (%s). Grant it select.".formatted(what, config.username(), said),
              exception);
      case "42P01", "42703" ->
          failure(
              FailureType.CONFIG_ERROR,
              "%s: %s. Discover the source's tables again.".formatted(what, said),
              exception);
      case "55000" -> failure(FailureType.CONFIG_ERROR, "%s: %s.".formatted(what, said), exception);
      case "08004" ->
          failure(
              FailureType.CONFIG_ERROR,
              "%s: Postgres at %s:%d refuses the connection (%s). Check the %s."
                  .formatted(
                      what,
                      config.host(),
                      config.port(),
                      said,
                      said.contains("SSL") ? "SSL mode" : "user name and password"),
              exception);
      case "53300" ->
          failure(
              FailureType.TRANSIENT_ERROR,
              "%s: Postgres at %s:%d has no connection left (%s). Try again later."
                  .formatted(what, config.host(), config.port(), said),
              exception);
      case "55P03" ->
          failure(
              FailureType.TRANSIENT_ERROR,
              "%s: another session holds it locked. End that transaction and sync again."
                  .formatted(what),
              exception);
      default -> byClass(config, what, said, state, exception);
    };
  }

  private static ConnectorException byClass(
      PostgresSourceConfig config, String what, String said, String state, SQLException exception) {
    if (state.startsWith("08") || state.startsWith("57")) {
      return failure(
          FailureType.TRANSIENT_ERROR,
          "%s: Postgres at %s:%d does not answer (%s). Check host and port, and that it runs."
              .formatted(what, config.host(), config.port(), said),
          exception);
    }
    // A view may divide by zero, or call a function that is gone.
    boolean fault = state.startsWith("22") || state.startsWith("42");
    return failure(
        fault ? FailureType.CONFIG_ERROR : FailureType.SYSTEM_ERROR,
        "%s: %s.".formatted(what, said),
        exception);
  }

  private static ConnectorException failure(
      FailureType type, String message, SQLException exception) {
    return new ConnectorException(type, message, exception);
  }

  private static String firstLine(SQLException exception) {
    String message = String.valueOf(exception.getMessage()).strip();
    int end = message.indexOf('\n');
    String line = (end < 0 ? message : message.substring(0, end)).strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
