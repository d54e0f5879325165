package dev.exercise.clients;

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
import dev.exercise.airbyte.client.Workspace;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.SyncMode;
import java.util.List;
import java.util.UUID;

/** Sets sources, destinations and connections of a shop up in an Airbyte. */
record Setup(AirbyteClient client, Shop shop) {

  Source source() {
    return source("shop", shop.source());
  }

  Source source(String name, ObjectNode configuration) {
    Workspace workspace = client.workspace();
    UUID definition = definition(client.sourceDefinitions(workspace), "airbyte/source-postgres");
    return client.createSource(workspace, name, definition, configuration);
  }

  Destination destination(String dataset) {
    Workspace workspace = client.workspace();
    UUID definition =
        definition(client.destinationDefinitions(workspace), "airbyte/destination-bigquery");
    return client.createDestination(workspace, "warehouse", definition, shop.destination(dataset));
  }

  /** A destination whose connector is an image. */
  Destination destination(ConnectorDefinition image, String dataset) {
    return client.createDestination(
        client.workspace(), "image", image.id(), shop.destination(dataset));
  }

  /** One table in full, to any destination; started by hand. */
  Connection connection(Destination destination, String table) {
    Source source = source();
    DiscoveredCatalog catalog = client.discover(source);
    return connection(destination, source, catalog, List.of(overwritten(catalog, table)));
  }

  /** Customers in full, orders by their cursor; started by hand. */
  Connection connection(String dataset) {
    Source source = source();
    DiscoveredCatalog catalog = client.discover(source);
    return connection(
        destination(dataset),
        source,
        catalog,
        List.of(
            overwritten(catalog, "customers"),
            ConnectionStream.of(
                    catalog.stream("orders").orElseThrow(),
                    SyncMode.INCREMENTAL,
                    DestinationSyncMode.APPEND_DEDUP)
                .withCursor("updated_at")));
  }

  /** One table in full; started by hand. */
  Connection connection(String dataset, String table) {
    return connection(destination(dataset), table);
  }

  private Connection connection(
      Destination destination,
      Source source,
      DiscoveredCatalog catalog,
      List<ConnectionStream> streams) {
    return client.createConnection(
        new NewConnection(
            "shop to " + destination.name(),
            source.id(),
            destination.id(),
            catalog,
            streams,
            new Schedule.Manual(),
            Placement.DEFAULT));
  }

  private static ConnectionStream overwritten(DiscoveredCatalog catalog, String table) {
    return ConnectionStream.of(
        catalog.stream(table).orElseThrow(), SyncMode.FULL_REFRESH, DestinationSyncMode.OVERWRITE);
  }

  private static UUID definition(List<ConnectorDefinition> definitions, String repository) {
    return definitions.stream()
        .filter(definition -> definition.dockerRepository().equals(repository))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
