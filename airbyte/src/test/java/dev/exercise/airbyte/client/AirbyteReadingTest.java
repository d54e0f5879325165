package dev.exercise.airbyte.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.airbyte.client.AirbyteException.Kind;
import dev.exercise.airbyte.client.Placement.Dataset;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.SyncMode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Shapes of Airbyte that this project's server never gives, and answers that nobody should. */
final class AirbyteReadingTest {

  private static final UUID ID = new UUID(0, 1);
  private static final Workspace WORKSPACE = new Workspace(ID, "Default");

  private static final String CONNECTION =
      """
      {"connections": [{
        "connectionId": "00000000-0000-0000-0000-000000000001", "name": %s,
        "sourceId": "00000000-0000-0000-0000-000000000002",
        "destinationId": "00000000-0000-0000-0000-000000000003",
        "status": "active", "breakingChange": false, "tags": [{"colour": "new in a later version"}],
        %s
        "syncCatalog": {"streams": [{
          "stream": {"name": %s, "namespace": "public", "jsonSchema": {}, "isResumable": true},
          "config": {"syncMode": "incremental", "destinationSyncMode": "append",
            "cursorField": ["updated_at"], "primaryKey": [["id"], ["address", "city"]]}}]}}]}
      """;

  @Test
  void connectionIsReadWithStreamsModesCursorAndKey() throws Exception {
    Connection connection =
        connection("\"first\"", "\"namespaceDefinition\": \"source\",", "\"orders\"");

    assertThat(connection)
        .isEqualTo(
            new Connection(
                ID,
                "first",
                new UUID(0, 2),
                new UUID(0, 3),
                ConnectionState.ACTIVE,
                new Schedule.Manual(),
                new Placement(Dataset.SOURCE, Optional.empty(), ""),
                List.of(
                    new ConnectionStream(
                        Optional.of("public"),
                        "orders",
                        true,
                        SyncMode.INCREMENTAL,
                        DestinationSyncMode.APPEND,
                        List.of("updated_at"),
                        List.of(List.of("id"), List.of("address", "city"))))));
  }

  @Test
  void everyKindOfScheduleIsRead() throws Exception {
    assertThat(schedule("\"scheduleType\": \"manual\",")).isEqualTo(new Schedule.Manual());
    assertThat(
            schedule(
                """
                "scheduleType": "basic",
                "scheduleData": {"basicSchedule": {"units": 24, "timeUnit": "hours"}},
                """))
        .isEqualTo(new Schedule.Basic(24, Schedule.Unit.HOURS));
    assertThat(
            schedule(
                """
                "scheduleType": "cron", "scheduleData": {"cron":
                  {"cronExpression": "0 0 6 * * ?", "cronTimeZone": "UTC"}},
                """))
        .isEqualTo(new Schedule.Cron("0 0 6 * * ?", "UTC"));
    assertThat(schedule("\"schedule\": {\"units\": 5, \"timeUnit\": \"minutes\"},"))
        .isEqualTo(new Schedule.Basic(5, Schedule.Unit.MINUTES));
  }

  @Test
  void hostileNamesBecomeHarmlessLinesThatEqualNoRealName() throws Exception {
    Connection connection =
        connection(
            "\"\\u001b]0;owned\\u0007\\r\\n<script>\\u2028\\ud800\"", "", "\"ord\\u200bers\"");

    assertThat(connection.name()).isEqualTo("\uFFFD]0;owned\uFFFD\uFFFD <script>\uFFFD\uFFFD");
    assertThat(connection.stream("orders")).isEmpty();
    assertThat(connection.streams().get(0).name()).isEqualTo("ord\uFFFDers");
  }

  @Test
  void endlessNameIsCut() throws Exception {
    Connection connection = connection("\"" + "x".repeat(100_000) + "\"", "", "\"orders\"");

    assertThat(connection.name()).hasSize(1_001).endsWith("x…");
  }

  @Test
  void answerThatLacksWhatIsNeededNamesThePlace() {
    assertThatThrownBy(() -> connection("null", "", "\"orders\""))
        .isInstanceOf(AirbyteException.class)
        .hasMessageContaining("connections/list.connections[0] lacks 'name'");
    assertThatThrownBy(() -> connection("17", "", "\"orders\""))
        .hasMessageContaining("connections/list.connections[0].name is no text");
    assertThatThrownBy(() -> connection("\"first\"", "", "\"\""))
        .hasMessageContaining("streams[0] makes no sense: A stream needs a name.");
    assertThatThrownBy(() -> schedule("\"scheduleType\": \"lunar\","))
        .hasMessageContaining("scheduleType is 'lunar', which is none of [MANUAL, BASIC, CRON]");
    assertThatThrownBy(
            () ->
                schedule(
                    """
                    "schedule": {"units": 0, "timeUnit": "minutes"},
                    """))
        .hasMessageContaining("at least 1 of its units, not 0");
  }

  @Test
  void jobOfAListHasItsSumsOverAllAttempts() throws Exception {
    JobRun job =
        lastSync(
            """
            {"jobs": [{"job": {"id": 7, "configType": "sync", "configId": "c", "createdAt": 1000,
                "updatedAt": 2000, "status": "succeeded", "streamAggregatedStats": [
                  {"streamName": "orders", "streamNamespace": "public", "recordsEmitted": 12,
                   "bytesEmitted": 1, "recordsCommitted": 11, "bytesCommitted": 1}]},
              "attempts": [
                {"id": 0, "status": "failed", "createdAt": 1, "updatedAt": 1, "streamStats": []},
                {"id": 1, "status": "succeeded", "createdAt": 1, "updatedAt": 1, "streamStats": [
                  {"streamName": "orders", "stats": {"recordsEmitted": 5}}]}]}],
             "totalJobCount": 1}
            """);

    assertThat(job)
        .isEqualTo(
            new JobRun(
                7,
                JobKind.SYNC,
                JobStatus.SUCCEEDED,
                Instant.ofEpochSecond(1000),
                Instant.ofEpochSecond(2000),
                2,
                List.of(new StreamRun(Optional.of("public"), "orders", 12, 11)),
                Optional.empty()));
  }

  @Test
  void failureIsTheLastAttemptsFirst() throws Exception {
    JobRun job =
        lastSync(
            """
            {"jobs": [{"job": {"id": 7, "configType": "sync", "configId": "c", "createdAt": 1,
                "updatedAt": 2, "status": "failed"},
              "attempts": [{"id": 0, "status": "failed", "createdAt": 1, "updatedAt": 1,
                "failureSummary": {"failures": [
                  {"timestamp": 20, "failureOrigin": "replication", "internalMessage": "broken pipe"},
                  {"timestamp": 10, "failureOrigin": "source", "failureType": "config_error",
                   "externalMessage": "Wrong password.", "internalMessage": "28P01"}]}}]}]}
            """);

    assertThat(job.failure()).contains(new JobFailure("source", "Wrong password."));
    assertThat(job.streams()).isEmpty();
  }

  @Test
  void connectionThatNeverSyncedHasNoLastSync() throws Exception {
    try (Stranger airbyte = Stranger.saying("{\"jobs\": [], \"totalJobCount\": 0}")) {
      assertThat(new AirbyteClient(airbyte.address()).lastSync(someConnection())).isEmpty();
      assertThat(airbyte.asked())
          .containsExactly(
              "/api/v1/jobs/list {\"configId\":\"%s\",\"configTypes\":[\"sync\"],".formatted(ID)
                  + "\"pagination\":{\"pageSize\":1,\"rowOffset\":0}}");
    }
  }

  @Test
  void checkThatCouldNotStartFailsWithItsReason() throws Exception {
    try (Stranger airbyte =
        Stranger.saying(
            """
            {"jobInfo": {"id": "j", "succeeded": false, "failureReason":
              {"timestamp": 1, "externalMessage": "The image is missing."}}}
            """)) {
      assertThat(new AirbyteClient(airbyte.address()).check(source()).message())
          .isEqualTo("The image is missing.");
      assertThatThrownBy(() -> new AirbyteClient(airbyte.address()).discover(source()))
          .isInstanceOfSatisfying(
              AirbyteException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
          .hasMessageContaining("source shop could not be discovered: The image is missing.");
    }
  }

  private static Schedule schedule(String fields) throws IOException {
    return connection("\"first\"", fields, "\"orders\"").schedule();
  }

  private static Connection connection(String name, String fields, String stream)
      throws IOException {
    try (Stranger airbyte = Stranger.saying(CONNECTION.formatted(name, fields, stream))) {
      return new AirbyteClient(airbyte.address()).connections(WORKSPACE).get(0);
    }
  }

  private static JobRun lastSync(String json) throws IOException {
    try (Stranger airbyte = Stranger.saying(json)) {
      return new AirbyteClient(airbyte.address()).lastSync(someConnection()).orElseThrow();
    }
  }

  private static Source source() {
    return new Source(ID, "shop", ID, ConfigApi.JSON.createObjectNode());
  }

  private static Connection someConnection() {
    return new Connection(
        ID,
        "first",
        ID,
        ID,
        ConnectionState.ACTIVE,
        new Schedule.Manual(),
        Placement.DEFAULT,
        List.of());
  }
}
