package dev.exercise.airbyte.source;

import dev.exercise.airbyte.connector.ConnectorProgram;
import java.io.IOException;
import java.time.Clock;

/** The Postgres source as a program that speaks Airbyte's protocol. */
public final class SourcePostgresMain {

  private SourcePostgresMain() {}

  /** Runs spec, check, discover or read, and ends the process. */
  public static void main(String[] arguments) throws IOException {
    ConnectorProgram.main(new PostgresConnector(Clock.systemUTC()), arguments);
  }
}
