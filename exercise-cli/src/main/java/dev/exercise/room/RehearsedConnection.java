package dev.exercise.room;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.client.AirbyteClient;
import dev.exercise.airbyte.client.ConnectionStream;
import dev.exercise.airbyte.client.ConnectorDefinition;
import dev.exercise.airbyte.client.Destination;
import dev.exercise.airbyte.client.DiscoveredCatalog;
import dev.exercise.airbyte.client.NewConnection;
import dev.exercise.airbyte.client.Placement;
import dev.exercise.airbyte.client.Schedule;
import dev.exercise.airbyte.client.Source;
import dev.exercise.airbyte.client.Workspace;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.SyncMode;
import dev.exercise.stack.Stack;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** What the reference solution sets up in Airbyte: every table, in full. */
final class RehearsedConnection {

  private RehearsedConnection() {}

  /**
   * Sets it up.
   *
   * @param host of the source, as Airbyte reaches it
   * @param port of the source, as Airbyte reaches it
   */
  static void setUp(URI address, String host, int port) {
    AirbyteClient airbyte = new AirbyteClient(address);
    Workspace workspace = airbyte.workspace();
    ObjectNode postgres =
        JsonNodeFactory.instance
            .objectNode()
            .put("host", host)
            .put("port", port)
            .put("database", "marketplace")
            .put("username", "marketplace")
            .put("password", "marketplace_secret");
    Source source =
        airbyte.createSource(
            workspace, "Marketplace", id(airbyte.sourceDefinitions(workspace)), postgres);
    ObjectNode bigQuery =
        JsonNodeFactory.instance
            .objectNode()
            .put("project_id", Stack.WAREHOUSE_PROJECT)
            .put("dataset_id", "raw")
            .put("dataset_location", "US");
    Destination destination =
        airbyte.createDestination(
            workspace, "Warehouse", id(airbyte.destinationDefinitions(workspace)), bigQuery);
    DiscoveredCatalog catalog = airbyte.discover(source);
    List<ConnectionStream> streams =
        catalog.streams().stream()
            .map(
                stream ->
                    ConnectionStream.of(
                        stream, SyncMode.FULL_REFRESH, DestinationSyncMode.OVERWRITE))
            .toList();
    var unused =
        airbyte.createConnection(
            new NewConnection(
                "Marketplace to warehouse",
                source.id(),
                destination.id(),
                catalog,
                streams,
                new Schedule.Manual(),
                Placement.DEFAULT));
  }

  private static UUID id(List<ConnectorDefinition> definitions) {
    return definitions.get(0).id();
  }
}
