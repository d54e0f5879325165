package dev.exercise.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.client.AirbyteClient;
import dev.exercise.airbyte.client.Connection;
import dev.exercise.airbyte.client.ConnectionStream;
import dev.exercise.airbyte.client.ConnectorDefinition;
import dev.exercise.airbyte.client.Destination;
import dev.exercise.airbyte.client.DiscoveredCatalog;
import dev.exercise.airbyte.client.NewConnection;
import dev.exercise.airbyte.client.Placement;
import dev.exercise.airbyte.client.Schedule;
import dev.exercise.airbyte.client.Source;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.SyncMode;
import dev.exercise.stack.Stack;
import java.util.List;
import java.util.UUID;

/** What a candidate sets up in Airbyte: orders incrementally, users in full. */
final class FirstConnection {

  private FirstConnection() {}

  static Connection of(Session session) {
    AirbyteClient airbyte = new AirbyteClient(session.airbyte());
    var workspace = airbyte.workspace();
    ObjectNode postgres =
        JsonNodeFactory.instance
            .objectNode()
            .put("host", "localhost")
            .put("port", session.ports().postgres())
            .put("database", "marketplace")
            .put("username", "marketplace")
            .put("password", "marketplace_secret");
    Source source =
        airbyte.createSource(
            workspace, "Marketplace", id(airbyte.sourceDefinitions(workspace)), postgres);
    // The emulator's address comes from the server's environment.
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
    return airbyte.createConnection(
        new NewConnection(
            "Marketplace to warehouse",
            source.id(),
            destination.id(),
            catalog,
            List.of(
                ConnectionStream.of(
                        catalog.stream("orders").orElseThrow(),
                        SyncMode.INCREMENTAL,
                        DestinationSyncMode.APPEND_DEDUP)
                    .withCursor("updated_at"),
                ConnectionStream.of(
                    catalog.stream("users").orElseThrow(),
                    SyncMode.FULL_REFRESH,
                    DestinationSyncMode.OVERWRITE)),
            new Schedule.Manual(),
            Placement.DEFAULT));
  }

  private static UUID id(List<ConnectorDefinition> definitions) {
    return definitions.get(0).id();
  }
}
