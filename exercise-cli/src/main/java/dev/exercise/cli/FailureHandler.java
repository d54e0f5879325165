package dev.exercise.cli;

import dev.exercise.Problem;
import dev.exercise.airbyte.client.AirbyteException;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airflow.AirflowException;
import dev.exercise.stack.ToolStopped;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into a line and an exit code. */
final class FailureHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private static final String DISK_FULL_SQL_STATE = "53100";

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parseResult) {
    PrintWriter err = commandLine.getErr();
    if (failure instanceof ToolStopped || failure instanceof InterruptedException) {
      err.println("exercise: interrupted. Run the same command again: it takes up what is there.");
      err.flush();
      return ExitCode.INTERRUPTED;
    }
    ExerciseCommand root = (ExerciseCommand) commandLine.getCommandSpec().root().userObject();
    Optional<String> remediable = remediable(failure);
    if (remediable.isPresent()) {
      err.println("exercise: " + remediable.get());
      if (root.isVerbose()) {
        failure.printStackTrace(err);
      }
      err.flush();
      return ExitCode.ENVIRONMENT_OR_INPUT;
    }
    err.println("exercise: this is a bug of the tool, not of yours: " + failure);
    err.println("          Please report it with the stack trace below.");
    failure.printStackTrace(err);
    err.flush();
    return ExitCode.BUG;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine commandLine = failure.getCommandLine();
    PrintWriter err = commandLine.getErr();
    err.println("exercise: " + failure.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
      err.println(
          "          See '%s --help'.".formatted(commandLine.getCommandSpec().qualifiedName()));
    }
    err.flush();
    return ExitCode.USAGE;
  }

  private static Optional<String> remediable(Exception failure) {
    if (failure instanceof Problem
        || failure instanceof ConnectorException
        || failure instanceof AirbyteException
        || failure instanceof AirflowException) {
      return Optional.of(failure.getMessage());
    }
    return causes(failure).anyMatch(FailureHandler::tellsOfAFullDisk)
        ? Optional.of(
            "The disk is full: %s. Make room, then run the same command again."
                .formatted(failure.getMessage()))
        : Optional.empty();
  }

  private static boolean tellsOfAFullDisk(Throwable cause) {
    if (cause instanceof SQLException sql && DISK_FULL_SQL_STATE.equals(sql.getSQLState())) {
      return true;
    }
    return String.valueOf(cause.getMessage()).contains("No space left on device");
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }
}
