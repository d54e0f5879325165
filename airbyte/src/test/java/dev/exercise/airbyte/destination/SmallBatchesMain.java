package dev.exercise.airbyte.destination;

import dev.exercise.airbyte.connector.ConnectorProgram;
import java.io.IOException;
import java.util.Map;

/** The connector as a program, with batches of ten rows, so that a test soon has many. */
public final class SmallBatchesMain {

  private SmallBatchesMain() {}

  public static void main(String[] arguments) throws IOException {
    ConnectorProgram.main(
        new BigQueryConnector(
            new ConfigReader(Map.of()),
            Writing.TEN_ROWS,
            BigQueryDestination.SILENCE,
            BigQueryDestination.LONGEST_JOB),
        arguments);
  }
}
