package dev.exercise.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.client.AirbyteClient;
import dev.exercise.airbyte.client.Connection;
import dev.exercise.airbyte.client.ConnectionStream;
import dev.exercise.airbyte.client.ConnectorDefinition;
import dev.exercise.airbyte.client.Destination;
import dev.exercise.airbyte.client.DiscoveredCatalog;
import dev.exercise.airbyte.client.JobRun;
import dev.exercise.airbyte.client.JobStatus;
import dev.exercise.airbyte.client.NewConnection;
import dev.exercise.airbyte.client.Placement;
import dev.exercise.airbyte.client.Schedule;
import dev.exercise.airbyte.client.Source;
import dev.exercise.airbyte.client.Workspace;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.SyncMode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Sets up in a room's Airbyte what the candidate's page on it says, and syncs. */
final class Loading {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final AirbyteClient airbyte;

  /**
   * @param address Airbyte's, as the host sees it
   */
  Loading(URI address) {
    this.airbyte = new AirbyteClient(address);
  }

  /** Brings all nine tables into the dataset raw. */
  JobRun load() throws InterruptedException {
    airbyte.finishSetup("candidate@example.com");
    Workspace workspace = airbyte.workspace();
    ObjectNode postgres =
        JsonNodeFactory.instance
            .objectNode()
            .put("host", "source-postgres")
            .put("port", 5432)
            .put("database", "marketplace")
            .put("username", "marketplace")
            .put("password", "marketplace_secret");
    postgres.putArray("schemas").add("public");
    // The emulator is not named: the server knows where it is.
    ObjectNode bigQuery =
        JsonNodeFactory.instance
            .objectNode()
            .put("project_id", "marketplace")
            .put("dataset_id", "raw")
            .put("dataset_location", "US");
    Source source =
        airbyte.createSource(
            workspace,
            "marketplace",
            id(airbyte.sourceDefinitions(workspace), "airbyte/source-postgres"),
            postgres);
    Destination destination =
        airbyte.createDestination(
            workspace,
            "warehouse",
            id(airbyte.destinationDefinitions(workspace), "airbyte/destination-bigquery"),
            bigQuery);
    DiscoveredCatalog catalog = airbyte.discover(source);
    List<ConnectionStream> streams =
        catalog.streams().stream()
            .map(
                stream ->
                    ConnectionStream.of(
                        stream, SyncMode.FULL_REFRESH, DestinationSyncMode.OVERWRITE))
            .toList();
    Connection connection =
        airbyte.createConnection(
            new NewConnection(
                "marketplace to warehouse",
                source.id(),
                destination.id(),
                catalog,
                streams,
                new Schedule.Manual(),
                Placement.DEFAULT));
    JobRun job = airbyte.await(airbyte.sync(connection).id(), PATIENCE);
    assertThat(job.status()).as(job.toString()).isEqualTo(JobStatus.SUCCEEDED);
    return job;
  }

  private static UUID id(List<ConnectorDefinition> definitions, String repository) {
    return definitions.stream()
        .filter(definition -> definition.dockerRepository().equals(repository))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
