package dev.exercise.airbyte.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.protocol.ConnectionStatus;
import java.io.IOException;

/** What every connector can do. */
public sealed interface Connector permits SourceConnector, DestinationConnector {

  /** What it can do and has to be told, as Airbyte's ConnectorSpecification. */
  JsonNode spec() throws IOException;

  /**
   * Whether a sync could begin with this set-up; never throws for a wrong one.
   *
   * @param config what the user filled in
   */
  ConnectionStatus check(JsonNode config);
}
