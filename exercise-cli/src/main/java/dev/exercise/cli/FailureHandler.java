package dev.exercise.cli;

import dev.exercise.Problem;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into a line and an exit code. */
final class FailureHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parseResult) {
    PrintWriter err = commandLine.getErr();
    ExerciseCommand root = (ExerciseCommand) commandLine.getCommandSpec().root().userObject();
    if (failure instanceof Problem) {
      err.println("exercise: " + failure.getMessage());
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
}
