package dev.exercise.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.airbyte.client.AirbyteClient;
import dev.exercise.airbyte.client.Connection;
import dev.exercise.airbyte.client.ConnectorDefinition;
import dev.exercise.airbyte.client.CustomConnector;
import dev.exercise.airbyte.client.Destination;
import dev.exercise.airbyte.client.JobRun;
import dev.exercise.airbyte.client.JobStatus;
import dev.exercise.images.Docker;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that was given Docker runs a registered image as a connector. */
@Timeout(600)
final class ConnectorImageSyncTest {

  private static final String REPOSITORY = "exercise/destination-bigquery";
  private static final String TAG = "sync-test";

  @TempDir private static Path folder;
  private static AirbyteRoom room;
  private static AirbyteClient client;

  @BeforeAll
  static void openTheRoom() throws Exception {
    Docker.requireEngine();
    Docker.Exit built =
        Docker.run(
            "build",
            "--target",
            "destination-bigquery",
            "--tag",
            REPOSITORY + ":" + TAG,
            "airbyte");
    assertThat(built.code()).as(built.output()).isZero();
    // The shop listens on this machine only, so the container must be on it, too.
    room = AirbyteRoom.open(folder, Optional.of("host"));
    client = room.client();
  }

  @AfterAll
  static void closeTheRoom() {
    if (room != null) {
      room.close();
    }
  }

  @Test
  void imageTakesTheRowsAndLeavesNoContainer() throws Exception {
    Destination destination = room.setup().destination(registered(TAG), "by_image");
    assertThat(client.check(destination).succeeded()).isTrue();
    Connection connection = room.setup().connection(destination, "orders");

    JobRun job = client.await(client.sync(connection).id(), AirbyteRoom.PATIENCE);

    assertThat(job.status()).as(job.toString()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(job.streams())
        .singleElement()
        .satisfies(stream -> assertThat(stream.recordsCommitted()).isEqualTo(500));
    assertThat(
            Docker.run("ps", "--all", "--quiet", "--filter", "name=exercise-connector-").output())
        .isBlank();
  }

  private static ConnectorDefinition registered(String tag) {
    return client.register(
        client.workspace(),
        new CustomConnector("BigQuery image", REPOSITORY, tag, URI.create("https://example.com/")));
  }
}
