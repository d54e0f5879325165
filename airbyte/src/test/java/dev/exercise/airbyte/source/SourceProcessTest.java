package dev.exercise.airbyte.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.Postgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The source as others start it: a process that is given files and answers in lines. */
@Timeout(240)
final class SourceProcessTest {

  private static Postgres postgres;

  @TempDir private Path directory;

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  @Test
  void specCheckDiscoverAndReadAnswerInMessagesAlone() throws Exception {
    postgres.schema("whole", "create table o (id int primary key)", "insert into o values (1)");
    PostgresSourceConfig config = postgres.config("whole");
    Path configFile = file("config.json", SourceRun.json(config));
    Path catalog = file("catalog.json", SourceRun.catalog(config, "o by id"));

    Answer spec = run("spec");
    Answer check = run("check", "--config", configFile.toString());
    Answer discover = run("discover", "--config", configFile.toString());
    Answer read = run("read", "--config", configFile.toString(), "--catalog", catalog.toString());

    assertThat(spec.types()).containsExactly("SPEC");
    assertThat(check.only().at("/connectionStatus/status").asText()).isEqualTo("SUCCEEDED");
    assertThat(discover.only().at("/catalog/streams/0/name").asText()).isEqualTo("o");
    assertThat(read.types())
        .containsExactly(
            "LOG", "TRACE", "LOG", "TRACE", "TRACE", "RECORD", "STATE", "LOG", "TRACE");
    assertThat(List.of(spec.exit(), check.exit(), discover.exit(), read.exit())).containsOnly(0);
  }

  @Test
  void whatIsWrongIsSaidInMessagesToo() throws Exception {
    postgres.schema("wrong", "create table o (id int)");
    PostgresSourceConfig config = postgres.config("wrong");
    ObjectNode nobody = SourceRun.json(config).put("username", "nobody").put("password", "hush");
    Path configFile = file("config.json", nobody);
    Path catalog = file("catalog.json", SourceRun.catalog(config, "o"));
    Path broken = Files.writeString(directory.resolve("broken.json"), "{\"password\": hush}");

    Answer check = run("check", "--config", configFile.toString());
    Answer discover = run("discover", "--config", configFile.toString());
    Answer read = run("read", "--config", configFile.toString(), "--catalog", catalog.toString());
    Answer unreadable = run("check", "--config", broken.toString());

    assertThat(check.exit()).isZero();
    assertThat(check.only().at("/connectionStatus/status").asText()).isEqualTo("FAILED");
    assertThat(check.only().at("/connectionStatus/message").asText())
        .contains("refuses user nobody");
    for (Answer failed : List.of(discover, read, unreadable)) {
      assertThat(failed.exit()).isEqualTo(1);
      assertThat(failed.last().at("/trace/type").asText()).isEqualTo("ERROR");
      assertThat(failed.last().at("/trace/error/failure_type").asText()).isEqualTo("config_error");
    }
    for (Answer answer : List.of(check, discover, read, unreadable)) {
      assertThat(answer.lines()).doesNotContain("hush");
    }
  }

  @Test
  void aReadThatWasKilledGoesOnFromItsLastState() throws Exception {
    postgres.schema(
        "killed",
        "create table o (id int primary key, n int not null)",
        // Far more than fits the pipe, so that the source cannot be done when it is killed.
        "insert into o select i, i / 7 from generate_series(1, 150000) as i");
    PostgresSourceConfig config = postgres.config("killed");
    Path configFile = file("config.json", SourceRun.json(config));
    Path catalog = file("catalog.json", SourceRun.catalog(config, "o by n"));
    List<String> upToState = new ArrayList<>();
    List<String> sinceState = new ArrayList<>();
    Optional<JsonNode> state = Optional.empty();

    int kills = 0;
    boolean complete = false;
    while (!complete) {
      List<String> arguments =
          new ArrayList<>(
              List.of("read", "--config", configFile.toString(), "--catalog", catalog.toString()));
      if (state.isPresent()) {
        arguments.add("--state");
        arguments.add(file("state.json", state.get()).toString());
      }
      Process process = start(arguments.toArray(String[]::new));
      int states = 0;
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          JsonNode message = SourceRun.JSON.readTree(line);
          if (message.path("type").asText().equals("RECORD")) {
            sinceState.add(message.at("/record/data/id").asText());
          } else if (message.path("type").asText().equals("STATE")) {
            state = Optional.of(SourceRun.JSON.createArrayNode().add(message.path("state")));
            upToState.addAll(sinceState);
            sinceState.clear();
            states++;
          }
          complete = message.at("/trace/stream_status/status").asText().equals("COMPLETE");
          if (states == 4 && kills < 2 && sinceState.size() == 100) {
            process.destroyForcibly();
            kills++;
            break;
          }
        }
      }
      process.waitFor();
      // What came after the last state is lost with the destination's uncommitted rows.
      sinceState.clear();
    }

    assertThat(kills).isEqualTo(2);
    Set<String> each = new HashSet<>(upToState);
    assertThat(each).hasSize(150_000);
    assertThat(upToState).hasSize(150_000);
  }

  @Test
  void aMillionRowsFitTheHeap() throws Exception {
    postgres.schema(
        "many",
        "create view o as select i as id, md5(i::text) as word, i * 0.01 as amount,"
            + " timestamptz '2026-07-01' + i * interval '1 s' as at"
            + " from generate_series(1, 1000000) as i");
    PostgresSourceConfig config = postgres.config("many");

    long[] seen = count(config, SourceRun.catalog(config, "o"), '\n', '@');

    assertThat(seen[0]).isBetween(1_000_000L, 1_000_010L);
  }

  @Test
  void rowsOfTwoValuesOfFiftyMegabytesFitTheHeap() throws Exception {
    postgres.schema(
        "large",
        "create table o (id int, a text, b text)",
        "insert into o select i, repeat('~', 50000000), repeat('🎁', 12500000)"
            + " from generate_series(1, 3) as i");
    PostgresSourceConfig config = postgres.config("large");

    long[] seen = count(config, SourceRun.catalog(config, "o by id"), '~', 0xf0);

    assertThat(seen).containsExactly(150_000_000, 37_500_000);
  }

  @Test
  void aRowThatDoesNotFitTheHeapIsNamed() throws Exception {
    postgres.schema(
        "giant",
        "create table o (id int, a text)",
        "create table p (id int)",
        "insert into p values (1)",
        "insert into o select 1, repeat('~', 300000000)");
    PostgresSourceConfig config = postgres.config("giant");
    Path configFile = file("config.json", SourceRun.json(config));
    Path catalog = file("catalog.json", SourceRun.catalog(config, "o", "p"));

    Answer read = run("read", "--config", configFile.toString(), "--catalog", catalog.toString());

    assertThat(read.exit()).isEqualTo(1);
    assertThat(read.last().at("/trace/error/message").asText())
        .startsWith("A row of table giant.o does not fit the memory of ");
    assertThat(SourceRun.of(read.lines()).statuses("p")).endsWith("COMPLETE");
  }

  /** Counts two bytes in all that a read sends. */
  private long[] count(PostgresSourceConfig config, ObjectNode catalog, int first, int second)
      throws Exception {
    Process process =
        start(
            "read",
            "--config",
            file("config.json", SourceRun.json(config)).toString(),
            "--catalog",
            file("catalog.json", catalog).toString());
    long[] seen = new long[2];
    byte[] part = new byte[1 << 16];
    try (InputStream out = process.getInputStream()) {
      for (int length = out.read(part); length >= 0; length = out.read(part)) {
        for (int i = 0; i < length; i++) {
          int b = part[i] & 0xff;
          seen[0] += b == first ? 1 : 0;
          seen[1] += b == second ? 1 : 0;
        }
      }
    }
    assertThat(process.waitFor()).isZero();
    return seen;
  }

  private Path file(String name, JsonNode content) throws IOException {
    return Files.writeString(directory.resolve(name), content.toString());
  }

  private static Answer run(String... arguments) throws Exception {
    Process process = start(arguments);
    String lines = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Answer(process.waitFor(), lines);
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                SourcePostgresMain.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private record Answer(int exit, String lines) {

    List<JsonNode> messages() throws IOException {
      return SourceRun.of(lines).messages();
    }

    List<String> types() throws IOException {
      return messages().stream().map(message -> message.path("type").asText()).toList();
    }

    JsonNode only() throws IOException {
      assertThat(messages()).hasSize(1);
      return messages().get(0);
    }

    JsonNode last() throws IOException {
      return messages().get(messages().size() - 1);
    }
  }
}
