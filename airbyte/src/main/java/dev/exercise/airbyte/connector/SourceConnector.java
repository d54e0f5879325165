package dev.exercise.airbyte.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.protocol.AirbyteCatalog;
import dev.exercise.airbyte.protocol.ConfiguredCatalog;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.MessageWriter;
import java.io.IOException;
import java.util.Optional;

/** A connector that rows come from. */
public non-sealed interface SourceConnector extends Connector {

  /**
   * What can be read.
   *
   * @throws ConnectorException when the source cannot be asked
   */
  AirbyteCatalog discover(JsonNode config);

  /**
   * Sends the rows of the streams, their statuses, and states to go on from.
   *
   * @param state where an earlier read came to, as it was sent; empty at the first
   * @throws ConnectorException when not all streams were read to the end
   * @throws IOException when nobody takes the messages any more
   */
  void read(JsonNode config, ConfiguredCatalog catalog, Optional<JsonNode> state, MessageWriter out)
      throws IOException;
}
