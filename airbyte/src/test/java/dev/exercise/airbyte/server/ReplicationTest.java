package dev.exercise.airbyte.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class ReplicationTest {

  @TempDir private Path directory;
  private ToyRoom room;

  @BeforeEach
  void start() {
    room = new ToyRoom(directory, ToyRoom.QUICK);
  }

  @AfterEach
  void stop() {
    room.close();
  }

  @Test
  void rowsStatesAndStatusesReachTheDestinationAndAreCounted() throws Exception {
    JsonNode job = room.sync(room.connection("good", "good"));

    assertThat(job.at("/job/status").asText()).as(job.toString()).isEqualTo("succeeded");
    assertThat(job.at("/job/aggregatedStats/recordsCommitted").asLong()).isEqualTo(50);
    assertThat(job.at("/attempts/0/attempt/streamStats/0/stats/recordsEmitted").asLong())
        .isEqualTo(25);
    assertThat(job.at("/attempts/0/attempt/totalStats/bytesCommitted").asLong())
        .isGreaterThan(50 * 60);
    assertThat(room.lines("record -.users")).hasSize(25).last().isEqualTo("record -.users 24");
    assertThat(room.lines("record -.orders")).hasSize(25);
    assertThat(room.lines("status"))
        .containsExactly(
            "status users STARTED",
            "status users COMPLETE",
            "status orders STARTED",
            "status orders COMPLETE");
    assertThat(job.at("/attempts/0/logs/logLines").toString())
        .contains("source > INFO The password is **********", "destination > INFO Writing.")
        .doesNotContain(ToyRoom.SECRET);
    assertThat(directory.resolve("data/private")).isEmptyDirectory();
  }

  @Test
  void anIncrementalStreamGoesOnWhereItWas() throws Exception {
    String source = room.source(room.sourceConfiguration("good"));
    String connection =
        room.connection(source, room.destination("good"), "users incremental append");
    room.sync(connection);
    assertThat(room.state(connection).at("/streamState/0/streamState/cursor").asInt())
        .isEqualTo(25);

    ObjectNode change = Api.JSON.createObjectNode().put("sourceId", source).put("name", "More");
    change.set("connectionConfiguration", room.sourceConfiguration("good").put("rows", 32));
    room.api().post("sources/update", change);
    JsonNode job = room.sync(connection);

    assertThat(job.at("/job/aggregatedStats/recordsCommitted").asLong()).isEqualTo(7);
    assertThat(room.lines("record")).hasSize(32);
  }

  @Test
  void generationsAreCountedPerOverwriteAndReset() throws Exception {
    String connection = room.connection("good", "good");
    room.sync(connection);
    room.sync(connection);
    long reset =
        room.api()
            .post("connections/reset", "{\"connectionId\":\"%s\"}".formatted(connection))
            .at("/job/id")
            .asLong();
    JsonNode job = room.ended(reset);

    assertThat(job.at("/job/status").asText()).as(job.toString()).isEqualTo("succeeded");
    assertThat(job.at("/job/configType").asText()).isEqualTo("reset_connection");
    assertThat(room.state(connection).path("stateType").asText()).isEqualTo("not_set");
    assertThat(room.lines("catalog").stream().map(ReplicationTest::generations))
        .containsExactly("users 0/0, orders 1/1", "users 0/0, orders 2/2", "users 1/1, orders 3/3");
  }

  @Test
  void whatAFailedResetLeavesIsReplacedByTheNextSync() throws Exception {
    String destination = room.destination("good");
    String connection =
        room.connection(
            room.source(room.sourceConfiguration("good")), destination, "users incremental append");
    room.sync(connection);
    room.behave(destination, "dies");
    JsonNode reset = room.ended(room.reset(connection));
    assertThat(reset.at("/job/status").asText()).isEqualTo("failed");
    assertThat(room.state(connection).path("stateType").asText()).isEqualTo("not_set");
    assertThat(room.sync(connection).at("/job/status").asText()).isEqualTo("failed");

    room.behave(destination, "good");
    room.sync(connection);
    room.sync(connection);

    List<String> catalogs =
        room.lines("catalog").stream().map(ReplicationTest::generations).toList();
    assertThat(catalogs).startsWith("users 0/0", "users 1/1").endsWith("users 1/1", "users 1/0");
    assertThat(catalogs.subList(1, catalogs.size() - 1)).containsOnly("users 1/1");
  }

  @Test
  void aFullRefreshThatIsDeduplicatedReplacesTheRows() throws Exception {
    String connection =
        room.connection(
            room.source(room.sourceConfiguration("good")),
            room.destination("good"),
            "users full_refresh append_dedup");
    room.sync(connection);
    room.sync(connection);

    assertThat(room.lines("catalog").stream().map(ReplicationTest::generations))
        .containsExactly("users 1/1", "users 2/2");
  }

  private static String generations(String line) {
    StringBuilder text = new StringBuilder();
    for (JsonNode stream : Api.json(line.substring("catalog ".length())).path("streams")) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(stream.at("/stream/name").asText())
          .append(' ')
          .append(stream.path("generation_id").asLong())
          .append('/')
          .append(stream.path("minimum_generation_id").asLong());
    }
    return text.toString();
  }

  @Test
  void namespaceAndPrefixAreChangedOnTheWayAndBackForStates() throws Exception {
    ObjectNode request =
        room.connectionRequest(
            room.source(room.sourceConfiguration("good")),
            room.destination("good"),
            "users incremental append");
    request.put("prefix", "shop_").remove("namespaceDefinition");
    String connection =
        room.api().post("connections/create", request).path("connectionId").asText();

    room.sync(connection);

    assertThat(room.lines("record")).allMatch(l -> l.startsWith("record -.shop_users "));
    assertThat(room.state(connection).at("/streamState/0/streamDescriptor").toString())
        .isEqualTo("{\"name\":\"users\",\"namespace\":\"public\"}");
  }

  @Test
  void aSourceThatDiesIsTriedAgainFromItsLastCommittedState() throws Exception {
    String connection = room.connection("dies at first", "good");

    JsonNode job = room.sync(connection);

    assertThat(job.at("/job/status").asText()).as(job.toString()).isEqualTo("succeeded");
    assertThat(job.path("attempts")).hasSize(2);
    JsonNode failure = job.at("/attempts/0/attempt/failureSummary/failures/0");
    assertThat(failure.path("failureOrigin").asText()).isEqualTo("source");
    assertThat(failure.path("externalMessage").asText())
        .startsWith("The source ended with exit code 9");
    assertThat(job.at("/attempts/0/attempt/failureSummary/partialSuccess").asBoolean()).isTrue();
    assertThat(room.lines("record -.users")).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void aFailedStreamDoesNotLoseWhatTheOthersCommitted() throws Exception {
    String connection = room.connection("one stream fails", "good");

    JsonNode job = room.sync(connection);

    assertThat(job.at("/job/status").asText()).isEqualTo("failed");
    assertThat(job.path("attempts")).hasSize(3);
    assertThat(job.at("/attempts/2/attempt/failureSummary/failures/0/externalMessage").asText())
        .isEqualTo("Table orders is locked.");
    assertThat(room.state(connection).at("/streamState/0/streamState/cursor").asInt())
        .isEqualTo(25);
    assertThat(room.lines("record -.users")).hasSize(25);
    assertThat(room.lines("status")).contains("status users COMPLETE", "status orders INCOMPLETE");
  }

  @Test
  void aConfigurationErrorIsNotTriedAgain() throws Exception {
    JsonNode job = room.sync(room.connection("config error", "good"));

    assertThat(job.at("/job/status").asText()).isEqualTo("failed");
    assertThat(job.path("attempts")).hasSize(1);
    JsonNode failure = job.at("/attempts/0/attempt/failureSummary/failures/0");
    assertThat(failure.path("failureType").asText()).isEqualTo("config_error");
    assertThat(failure.path("externalMessage").asText()).isEqualTo("The cursor column is gone.");
    assertThat(failure.path("retryable").asBoolean()).isFalse();
  }

  @Test
  void aDestinationThatRefusesIsNamed() throws Exception {
    JsonNode job = room.sync(room.connection("good", "refuses rows"));

    assertThat(job.path("attempts")).hasSize(1);
    JsonNode failures = job.at("/attempts/0/attempt/failureSummary/failures");
    assertThat(failures).hasSize(1);
    assertThat(failures.at("/0/failureOrigin").asText()).isEqualTo("destination");
    assertThat(failures.at("/0/externalMessage").asText()).isEqualTo("The dataset does not exist.");
  }

  @Test
  void aDestinationThatDiesIsNamedAndItsSourceDoesNotRunOn() throws Exception {
    room.restart(once(Duration.ofSeconds(60)), Clock.systemUTC());
    JsonNode job = room.sync(room.connection("waits", "dies"));

    assertThat(job.at("/attempts/0/attempt/failureSummary/failures/0/externalMessage").asText())
        .startsWith("The destination ended with exit code 7");
    assertThat(directory.resolve("data/private")).isEmptyDirectory();
  }

  @Test
  void linesThatAreNoMessagesFailTheAttemptOfTheOneThatWroteThem() throws Exception {
    room.restart(once(Duration.ofSeconds(60)), Clock.systemUTC());

    assertThat(failure(room.sync(room.connection("rubbish", "good"))))
        .startsWith("source: The source wrote a line that is no message");
    assertThat(failure(room.sync(room.connection("half line", "good"))))
        .startsWith("source: The source wrote a line that is no message");
    assertThat(failure(room.sync(room.connection("endless line", "good"))))
        .startsWith("source: The source wrote a message of more than");
    assertThat(failure(room.sync(room.connection("waits", "rubbish"))))
        .startsWith("destination: The destination wrote a line that is no message");
  }

  @Test
  void bareTextOfALibraryHarmsNothing() throws Exception {
    JsonNode job = room.sync(room.connection("stray text", "good"));

    assertThat(job.at("/job/status").asText()).isEqualTo("succeeded");
    assertThat(job.at("/attempts/0/logs/logLines").toString())
        .contains("source > Picked up JAVA_TOOL_OPTIONS");
  }

  @Test
  void silenceEndsTheOneThatIsSilent() throws Exception {
    room.restart(once(Duration.ofSeconds(3)), Clock.systemUTC());

    assertThat(failure(room.sync(room.connection("hangs", "good"))))
        .startsWith("source: The source said nothing for 3 seconds");
    assertThat(failure(room.sync(room.connection("good", "hangs"))))
        .startsWith("destination: The destination took and said nothing for 3 seconds");
  }

  @Test
  void giantRowsGoThroughWithoutBeingHeld() throws Exception {
    ObjectNode giant = room.sourceConfiguration("good").put("rows", 3).put("size", 400_000);
    String connection =
        room.connection(
            room.source(giant), room.destination("good"), "users full_refresh overwrite");

    JsonNode job = room.sync(connection);

    assertThat(job.at("/job/status").asText()).as(job.toString()).isEqualTo("succeeded");
    assertThat(job.at("/job/aggregatedStats/recordsCommitted").asLong()).isEqualTo(3);
    assertThat(job.at("/job/aggregatedStats/bytesCommitted").asLong())
        .isGreaterThan(3L * 400_000 * 15);
  }

  private static Limits once(Duration silence) {
    return new Limits(Duration.ofSeconds(60), silence, 1, Duration.ZERO, 2, Duration.ofHours(1));
  }

  private static String failure(JsonNode job) {
    assertThat(job.at("/job/status").asText()).as(job.toString()).isEqualTo("failed");
    JsonNode first = job.at("/attempts/0/attempt/failureSummary/failures/0");
    return first.path("failureOrigin").asText() + ": " + first.path("externalMessage").asText();
  }
}
