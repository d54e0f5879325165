package dev.exercise.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.client.AirbyteClient;
import dev.exercise.airbyte.client.AirbyteException;
import dev.exercise.airbyte.client.AirbyteException.Kind;
import dev.exercise.airbyte.client.Connection;
import dev.exercise.airbyte.client.ConnectionState;
import dev.exercise.airbyte.client.ConnectionStream;
import dev.exercise.airbyte.client.DiscoveredCatalog;
import dev.exercise.airbyte.client.JobKind;
import dev.exercise.airbyte.client.JobRun;
import dev.exercise.airbyte.client.JobStatus;
import dev.exercise.airbyte.client.NewConnection;
import dev.exercise.airbyte.client.Placement;
import dev.exercise.airbyte.client.Schedule;
import dev.exercise.airbyte.client.Source;
import dev.exercise.airbyte.client.StreamRun;
import dev.exercise.airbyte.client.Workspace;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.SyncMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Our own client, against our server with its real connectors. */
@Timeout(180)
final class AirbyteClientTest {

  @TempDir private static Path folder;
  private static AirbyteRoom room;
  private static AirbyteClient client;
  private static Workspace workspace;

  @BeforeAll
  static void openTheRoom() throws Exception {
    room = AirbyteRoom.open(folder);
    client = room.client();
    assertThat(client.isAvailable()).isTrue();
    client.finishSetup("nobody@example.com");
    workspace = client.workspace();
  }

  @AfterAll
  static void closeTheRoom() {
    room.close();
  }

  @Test
  void connectionIsReadAsItWasMade() {
    Source source = room.setup().source();
    DiscoveredCatalog catalog = client.discover(source);
    ConnectionStream orders =
        ConnectionStream.of(
                catalog.stream("orders").orElseThrow(),
                SyncMode.INCREMENTAL,
                DestinationSyncMode.APPEND_DEDUP)
            .withCursor("updated_at");
    Schedule everyMorning = new Schedule.Cron("0 0 6 * * ?", "Europe/Paris");

    Connection made =
        client.createConnection(
            new NewConnection(
                "orders <b>only</b>\u001b[2J",
                source.id(),
                room.setup().destination("made").id(),
                catalog,
                List.of(orders),
                everyMorning,
                Placement.DEFAULT));

    assertThat(client.connections(workspace)).contains(made);
    assertThat(made.name()).isEqualTo("orders <b>only</b>\uFFFD[2J");
    assertThat(made.state()).isEqualTo(ConnectionState.ACTIVE);
    assertThat(made.schedule()).isEqualTo(everyMorning);
    assertThat(made.placement()).isEqualTo(Placement.DEFAULT);
    assertThat(made.selected()).containsExactly(orders);
    assertThat(orders.cursor()).containsExactly("updated_at");
    assertThat(orders.primaryKey()).containsExactly(List.of("id"));
    assertThat(client.lastSync(made)).isEmpty();
  }

  @Test
  void syncTellsWhatItBroughtOfEachStream() throws Exception {
    Connection connection = room.setup().connection("synced");

    JobRun job = client.await(client.sync(connection).id(), AirbyteRoom.PATIENCE);

    assertThat(job.status()).as(job.toString()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(job.kind()).isEqualTo(JobKind.SYNC);
    assertThat(job.failure()).isEmpty();
    assertThat(job.streams())
        .containsExactlyInAnyOrder(
            new StreamRun(Optional.of("public"), "customers", 3, 3),
            new StreamRun(Optional.of("public"), "orders", 500, 500));
    assertThat(client.lastSync(connection).orElseThrow().streams())
        .containsExactlyInAnyOrderElementsOf(job.streams());
  }

  @Test
  void checkAndDiscoveryGiveTheConnectorsReason() {
    ObjectNode wrong = room.shop().source().put("password", "wrong");
    Source locked = room.setup().source("locked", wrong);

    assertThat(client.check(room.setup().source()).succeeded()).isTrue();
    assertThat(client.check(room.setup().destination("checked")).succeeded()).isTrue();
    assertThat(client.check(locked).succeeded()).isFalse();
    assertThat(client.check(locked).message()).containsIgnoringCase("password");
    assertThatThrownBy(() -> client.discover(locked))
        .isInstanceOf(AirbyteException.class)
        .hasMessageContaining("The tables of source locked could not be discovered")
        .hasMessageContaining("password");
  }

  @Test
  void secretsComeBackMasked() {
    assertThat(room.setup().source().configuration().get("password").textValue())
        .isEqualTo("**********");
  }

  @Test
  void jobThatWaitsIsNotWaitedForWithoutEndAndCanBeCancelled() throws Exception {
    room.shop().run("create table held (id integer primary key)");
    room.shop().run("grant select on held to shop_reader");
    Connection connection = room.setup().connection("held", "held");
    try (var holder = room.shop().lock("held")) {
      JobRun started = client.sync(connection);

      assertThatThrownBy(() -> client.await(started.id(), Duration.ofSeconds(1)))
          .isInstanceOfSatisfying(
              AirbyteException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNFINISHED))
          .hasMessageContaining("Job %d is still".formatted(started.id()));
      JobRun cancelled = client.cancel(started.id());

      assertThat(client.await(cancelled.id(), AirbyteRoom.PATIENCE).status())
          .isEqualTo(JobStatus.CANCELLED);
      holder.rollback();
    }
  }

  @Test
  void whatIsNotThereIsRefusedWithTheServersWords() {
    Connection gone =
        new Connection(
            new UUID(0, 1),
            "gone",
            new UUID(0, 2),
            new UUID(0, 3),
            ConnectionState.ACTIVE,
            new Schedule.Manual(),
            Placement.DEFAULT,
            List.of());

    assertThatThrownBy(() -> client.sync(gone))
        .isInstanceOfSatisfying(
            AirbyteException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContaining("refused connections/sync (404)");
  }
}
