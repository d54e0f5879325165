package dev.exercise.airbyte.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.protocol.ConfiguredCatalog;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.MessageWriter;
import java.io.IOException;
import java.io.InputStream;

/** A connector that rows go to. */
public non-sealed interface DestinationConnector extends Connector {

  /**
   * Takes the messages of a source until they end, and hands back each state once all rows before
   * it are kept.
   *
   * @throws ConnectorException when not everything could be kept
   * @throws IOException when the messages cannot be read to their end
   */
  void write(JsonNode config, ConfiguredCatalog catalog, InputStream messages, MessageWriter out)
      throws IOException;
}
