package dev.exercise.airbyte.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.connector.BuiltInConnectors;
import dev.exercise.airbyte.server.store.JobType;
import dev.exercise.airbyte.server.store.Jobs;
import dev.exercise.airbyte.server.store.Store;
import dev.exercise.airbyte.server.store.StreamName;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class JobsTest {

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
  void aConnectionHasOneJobAtATimeAndItsCancellationKillsTheConnectors() throws Exception {
    String connection = room.connection("waits", "good");
    long job = room.begin(connection);
    room.await(job, JobsTest::committing);
    List<ProcessHandle> connectors = connectors();

    HttpResponse<String> second =
        room.api().tryPost("connections/sync", "{\"connectionId\":\"%s\"}".formatted(connection));
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(Api.json(second.body()).path("message").asText())
        .isEqualTo("A sync is already running for: " + connection);

    JsonNode cancelled = room.api().post("jobs/cancel", "{\"id\":%d}".formatted(job));
    assertThat(cancelled.at("/job/status").asText()).isEqualTo("cancelled");
    JsonNode ended =
        room.await(job, j -> j.at("/attempts/0/attempt/status").asText().equals("failed"));
    assertThat(ended.at("/attempts/0/attempt/failureSummary/failures/0/failureType").asText())
        .isEqualTo("manual_cancellation");
    assertThat(connectors).hasSize(2).allSatisfy(c -> c.onExit().get());
    assertThat(room.api().tryPost("jobs/cancel", "{\"id\":%d}".formatted(job)).statusCode())
        .isEqualTo(409);
    // What was committed before stays, and the next sync goes on there.
    assertThat(room.state(connection).at("/streamState/0/streamState/cursor").asInt())
        .isEqualTo(10);
  }

  @Test
  void onlySoManyJobsRunAtATimeAndTheOthersWait() throws Exception {
    String source = room.source(room.sourceConfiguration("waits"));
    String destination = room.destination("good");
    List<Long> jobs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      jobs.add(room.begin(room.connection(source, destination, "users incremental append")));
    }

    assertThat(room.job(jobs.get(2)).at("/job/status").asText()).isEqualTo("pending");
    room.api().post("jobs/cancel", "{\"id\":%d}".formatted(jobs.get(0)));
    room.await(jobs.get(2), j -> j.at("/job/status").asText().equals("running"));

    JsonNode running =
        room.api()
            .post(
                "jobs/list",
                "{\"configTypes\":[\"sync\"],\"statuses\":[\"running\"],\"pagination\":{\"pageSize\":1}}");
    assertThat(running.path("totalJobCount").asInt()).isEqualTo(2);
    assertThat(running.path("jobs")).hasSize(1);
    assertThat(running.at("/jobs/0/job/id").asLong()).isEqualTo(jobs.get(2));
  }

  @Test
  void aJobThatRanWhenTheServerStoppedGoesOnAtTheNextStart() throws Exception {
    String connection = room.connection("waits at first", "good");
    long job = room.begin(connection);
    room.await(job, JobsTest::committing);

    room.restart(ToyRoom.QUICK, Clock.systemUTC());

    JsonNode ended = room.ended(job);
    assertThat(ended.at("/job/status").asText()).as(ended.toString()).isEqualTo("succeeded");
    assertThat(ended.path("attempts")).hasSize(2);
    assertThat(ended.at("/attempts/0/attempt/failureSummary/failures/0/externalMessage").asText())
        .startsWith("The server stopped during this attempt.");
    assertThat(room.lines("record -.users")).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void aKilledServerLosesNothingAndLeavesNoSecretsOrConnectors() throws Exception {
    String connection = room.connection("waits at first", "good");
    room.close();
    List<String> command = new ArrayList<>(BuiltInConnectors.java(ToyServerMain.class.getName()));
    command.add(room.data().toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    long job;
    List<ProcessHandle> connectors;
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      Api api = new Api(URI.create(output.readLine()));
      job =
          api.post("connections/sync", "{\"connectionId\":\"%s\"}".formatted(connection))
              .at("/job/id")
              .asLong();
      while (!committing(api.post("jobs/get", "{\"id\":%d}".formatted(job)))) {
        Thread.onSpinWait();
      }
      connectors = process.descendants().toList();
    } finally {
      process.destroyForcibly();
    }
    process.waitFor();
    assertThat(connectors).hasSizeGreaterThanOrEqualTo(2);
    assertThat(room.data().resolve("private")).isNotEmptyDirectory();

    room.start();

    connectors.forEach(connector -> connector.onExit().join());
    JsonNode ended = room.ended(job);
    assertThat(ended.at("/job/status").asText()).as(ended.toString()).isEqualTo("succeeded");
    assertThat(room.lines("record -.users")).hasSize(25).doesNotHaveDuplicates();
    room.close();
    assertThat(filesWith(ToyRoom.SECRET)).isEmpty();
    room.start();
  }

  @Test
  void aResetForgetsStatesThoughItsFirstAttemptNeverCameToThat() throws Exception {
    String connection =
        room.connection(
            room.source(room.sourceConfiguration("good")),
            room.destination("good"),
            "users incremental append");
    room.sync(connection);
    long job = addJob(connection, JobType.RESET_CONNECTION, 1);

    JsonNode ended = room.ended(job);

    assertThat(ended.at("/job/status").asText()).as(ended.toString()).isEqualTo("succeeded");
    assertThat(ended.path("attempts")).hasSize(2);
    assertThat(room.state(connection).path("stateType").asText()).isEqualTo("not_set");
  }

  /**
   * Leaves a job as a killed server does, with attempts that did nothing, and starts the server.
   */
  private long addJob(String connection, JobType type, int attempts) {
    room.close();
    long id;
    try (Store store = Store.open(room.data())) {
      Jobs jobs = new Jobs(store);
      List<StreamName> streams = List.of(new StreamName("public", "users"));
      id = jobs.add(UUID.fromString(connection), type, streams, Instant.EPOCH).id();
      for (int i = 0; i < attempts; i++) {
        jobs.addAttempt(id, Instant.EPOCH);
      }
    }
    room.start();
    return id;
  }

  @Test
  void aJobThatEndsTheServerEachTimeIsGivenUp() throws Exception {
    String connection = room.connection("good", "good");
    long job = addJob(connection, JobType.SYNC, 20);

    JsonNode ended = room.ended(job);

    assertThat(ended.at("/job/status").asText()).isEqualTo("failed");
    assertThat(ended.path("attempts")).hasSize(21);
    assertThat(ended.at("/attempts/20/attempt/failureSummary/failures/0/externalMessage").asText())
        .startsWith("The job was begun 20 times and never came to an end.");
  }

  @Test
  void aScheduleBeginsJobsByTheClock() throws Exception {
    String source = room.source(room.sourceConfiguration("good").put("rows", 3));
    ObjectNode request =
        room.connectionRequest(source, room.destination("good"), "users incremental append");
    request.put("scheduleType", "cron");
    request
        .putObject("scheduleData")
        .putObject("cron")
        .put("cronExpression", "0 0 6 * * ?")
        .put("cronTimeZone", "Europe/Berlin");
    room.restart(ToyRoom.QUICK, at("2026-11-23T00:00:00Z"));
    String connection =
        room.api().post("connections/create", request).path("connectionId").asText();

    room.restart(ToyRoom.QUICK, at("2026-11-23T04:59:59Z"));
    room.server().lookAtSchedule();
    assertThat(jobsOf(connection)).isEmpty();

    room.restart(ToyRoom.QUICK, at("2026-11-23T05:00:00Z"));
    room.server().lookAtSchedule();
    room.server().lookAtSchedule();
    assertThat(jobsOf(connection)).hasSize(1);
    room.ended(jobsOf(connection).get(0).at("/job/id").asLong());
    room.server().lookAtSchedule();
    assertThat(jobsOf(connection)).hasSize(1);

    room.api()
        .post(
            "connections/update",
            "{\"connectionId\":\"%s\",\"status\":\"inactive\"}".formatted(connection));
    room.restart(ToyRoom.QUICK, at("2026-11-25T05:00:00Z"));
    room.server().lookAtSchedule();
    assertThat(jobsOf(connection)).hasSize(1);
    assertThat(
            room.api()
                .tryPost("connections/sync", "{\"connectionId\":\"%s\"}".formatted(connection))
                .body())
        .contains("Can only sync an active connection");
  }

  @Test
  void deletingASourceDeletesItsConnectionsAndKeepsTheirJobs() throws Exception {
    String source = room.source(room.sourceConfiguration("good").put("rows", 3));
    String connection =
        room.connection(source, room.destination("good"), "users incremental append");
    room.sync(connection);

    room.api().post("sources/delete", "{\"sourceId\":\"%s\"}".formatted(source));

    assertThat(room.api().post("connections/list", "{}").path("connections")).isEmpty();
    assertThat(
            room.api()
                .post("connections/get", "{\"connectionId\":\"%s\"}".formatted(connection))
                .path("status")
                .asText())
        .isEqualTo("deprecated");
    assertThat(jobsOf(connection)).hasSize(1);
    assertThat(
            room.api()
                .tryPost("connections/sync", "{\"connectionId\":\"%s\"}".formatted(connection))
                .statusCode())
        .isEqualTo(404);
  }

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }

  private List<JsonNode> jobsOf(String connection) throws Exception {
    List<JsonNode> jobs = new ArrayList<>();
    room.api()
        .post("jobs/list", "{\"configTypes\":[\"sync\"],\"configId\":\"%s\"}".formatted(connection))
        .path("jobs")
        .forEach(jobs::add);
    return jobs;
  }

  /** Whether the destination has given a state back. */
  private static boolean committing(JsonNode job) {
    return job.at("/attempts/0/logs/logLines").toString().contains("up to state");
  }

  private static List<ProcessHandle> connectors() {
    try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
      return children.toList();
    }
  }

  private List<Path> filesWith(String text) throws Exception {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(room.data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        boolean database = file.getFileName().toString().startsWith("airbyte.mv");
        if (!database
            && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
