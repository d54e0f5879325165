package dev.exercise.airbyte.destination;

import dev.exercise.airbyte.connector.ConnectorProgram;
import java.io.IOException;

/** The program that {@code airbyte/destination-bigquery} runs. */
public final class DestinationBigQueryMain {

  private DestinationBigQueryMain() {}

  /**
   * Runs a command of Airbyte's protocol.
   *
   * @param arguments {@code spec}, {@code check --config FILE}, or {@code write --config FILE
   *     --catalog FILE} with the source's messages on standard input
   */
  public static void main(String[] arguments) throws IOException {
    ConnectorProgram.main(new BigQueryConnector(new ConfigReader(System.getenv())), arguments);
  }
}
