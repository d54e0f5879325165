package dev.exercise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.Problem;
import dev.exercise.python.TestEnvironments;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EmulatorAdjustmentsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Emulator adjusted;

  /** Each adjustment with a question whose answer is right only with it. */
  private enum Adjustment {
    LOCAL_EXTENSIONS("local-extensions") {
      @Override
      boolean isRight(Emulator emulator) throws Exception {
        try (Stream<Path> files = Files.walk(emulator.directory().resolve("home"))) {
          List<Path> extensions =
              files.filter(file -> file.toString().endsWith("icu.duckdb_extension")).toList();
          return extensions.size() == 1
              && extensions.get(0).toRealPath().toString().contains("site-packages");
        }
      }
    },
    NO_FILE_ACCESS("no-file-access") {
      @Override
      boolean isRight(Emulator emulator) throws Exception {
        ObjectNode query = JSON.createObjectNode();
        query
            .put(
                "query",
                "select content from read_text('%s')"
                    .formatted(emulator.directory().resolve("python/exercise_watchdog.py")))
            .put("useLegacySql", false);

        return post(emulator, "/queries", query).has("error");
      }
    },
    CTAS_DESTINATION_TABLE("ctas-destination-table") {
      @Override
      boolean isRight(Emulator emulator) throws Exception {
        ObjectNode job = JSON.createObjectNode();
        job.putObject("configuration")
            .putObject("query")
            .put("query", "create or replace table local.made as select 1 as x")
            .put("useLegacySql", false);
        String id = post(emulator, "/jobs", job).path("jobReference").path("jobId").asText();

        return get(emulator, "/jobs/" + id)
            .at("/configuration/query/destinationTable/tableId")
            .asText()
            .equals("made");
      }
    },
    SET_FROM_STRUCT("set-from-struct") {
      @Override
      boolean isRight(Emulator emulator) throws Exception {
        ObjectNode query = JSON.createObjectNode();
        query
            .put(
                "query",
                "declare days array<int64>;"
                    + " set (days) = (select as struct array_agg(n) from unnest([1, 2, 3]) as n);"
                    + " select count(*) from unnest([2, 3, 4]) as n where n in unnest(days)")
            .put("useLegacySql", false);

        return post(emulator, "/queries", query).at("/rows/0/f/0/v").asText().equals("2");
      }
    },
    NO_NULL_PAGE_TOKEN("no-null-page-token") {
      @Override
      boolean isRight(Emulator emulator) throws Exception {
        JsonNode datasets = get(emulator, "/datasets");
        JsonNode tables = get(emulator, "/datasets/local/tables");

        return datasets.has("datasets")
            && !datasets.has("nextPageToken")
            && !tables.has("nextPageToken");
      }
    },
    METHOD_OVERRIDE("method-override") {
      @Override
      boolean isRight(Emulator emulator) throws Exception {
        ObjectNode patch = JSON.createObjectNode().put("friendlyName", "a better name");
        send(
            request(emulator, "/datasets/local")
                .header("X-HTTP-Method-Override", "PATCH")
                .POST(HttpRequest.BodyPublishers.ofString(patch.toString())));

        return get(emulator, "/datasets/local")
            .path("friendlyName")
            .asText()
            .equals("a better name");
      }
    };

    private final String id;

    Adjustment(String id) {
      this.id = id;
    }

    abstract boolean isRight(Emulator emulator) throws Exception;
  }

  @BeforeAll
  static void start() {
    adjusted = start(List.of());
  }

  @AfterAll
  static void stop() {
    adjusted.close();
  }

  @ParameterizedTest
  @EnumSource(Adjustment.class)
  void behaviourIsRightWithTheAdjustment(Adjustment adjustment) throws Exception {
    assertThat(adjustment.isRight(adjusted)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(value = Adjustment.class, mode = EnumSource.Mode.EXCLUDE, names = "LOCAL_EXTENSIONS")
  void behaviourIsWrongWithoutTheAdjustment(Adjustment adjustment) throws Exception {
    try (Emulator emulator = start(List.of(adjustment.id))) {
      assertThat(adjustment.isRight(emulator)).isFalse();
    }
  }

  @Test
  void extensionsAreDownloadedOrMissingWithoutTheAdjustment() throws Exception {
    try (Emulator emulator =
        start(List.of(Adjustment.LOCAL_EXTENSIONS.id), Duration.ofSeconds(20))) {
      assertThat(Adjustment.LOCAL_EXTENSIONS.isRight(emulator)).isFalse();
    } catch (Problem e) {
      // No internet: DuckDB cannot fetch them.
      assertThat(e).hasMessageContaining("extension");
    }
  }

  @Test
  void theQuickCatalogueSaysOfATableWhatTheWholeCatalogueSays() throws Exception {
    try (Emulator whole = start(List.of("quick-catalogue", "absent-modules"))) {
      assertThat(catalogue(adjusted)).isEqualTo(catalogue(whole));
    }
    assertThat(catalogue(adjusted).at("/kept/numRows").asText()).isEqualTo("4");
    assertThat(catalogue(adjusted).at("/kept/schema/fields/0/mode").asText()).isEqualTo("REQUIRED");
    assertThat(catalogue(adjusted).at("/shown/type").asText()).isEqualTo("VIEW");
    assertThat(catalogue(adjusted).at("/shown/schema/fields/0/mode").asText())
        .isEqualTo("NULLABLE");
    assertThat(catalogue(adjusted).at("/gone/error/code").asInt()).isEqualTo(404);
  }

  /** What is told of a table, a view, one that is gone, and the rows of a query. */
  private static JsonNode catalogue(Emulator emulator) throws Exception {
    for (String statement :
        List.of(
            "create or replace table local.kept (x int64 not null, y array<string>, z numeric)",
            "insert into local.kept values (1, ['a'], 1.5), (2, [], null), (3, ['b', 'c'], 0)",
            "insert into local.kept values (4, ['d'], 4)",
            "create or replace view local.shown as select x, y from local.kept",
            "create or replace table local.gone as select 1 as x",
            "drop table local.gone")) {
      query(emulator, statement);
    }
    ObjectNode told = JSON.createObjectNode();
    for (String table : List.of("kept", "shown", "gone")) {
      told.set(table, without(get(emulator, "/datasets/local/tables/" + table)));
    }
    JsonNode answer = query(emulator, "select x, y, z from local.kept order by x");
    told.set("rows", answer.path("rows"));
    told.set("schema", answer.path("schema"));
    return told;
  }

  /** All but what differs from one moment to the next. */
  private static JsonNode without(JsonNode table) {
    return table.isObject()
        ? ((ObjectNode) table).without(List.of("creationTime", "lastModifiedTime", "etag"))
        : table;
  }

  private static JsonNode query(Emulator emulator, String statement) throws Exception {
    return post(
        emulator,
        "/queries",
        JSON.createObjectNode().put("query", statement).put("useLegacySql", false));
  }

  @Test
  void emulatorOfAnotherVersionIsRefused() throws Exception {
    Path scratch = TestHome.ledger().scratch("version");
    var environment = LauncherSource.environment(scratch);
    Path initial = scratch.resolve("python/exercise_emulator/__init__.py");
    Files.writeString(initial, Files.readString(initial).replace("0.4.0", "0.5.0"));
    ChildProgram.Exit exit =
        new ChildProgram(
                "emulator",
                LauncherSource.command(
                    TestEnvironments.emulator().python(),
                    "exercise_emulator.launcher:main",
                    List.of(
                        "--port", "1", "--grpc-port", "2", "--project", "p", "--data-dir", ".")),
                scratch,
                environment,
                scratch.resolve("log"),
                Duration.ofMinutes(1))
            .run(TestHome.ledger(), line -> {});

    assertThat(exit.code()).isEqualTo(1);
    assertThat(exit.tail())
        .contains("local-bigquery 0.4.0 is installed")
        .contains("fit 0.5.0 only");
  }

  private static Emulator start(List<String> without) {
    return start(without, Duration.ofSeconds(90));
  }

  private static Emulator start(List<String> without, Duration limit) {
    Ports ports = Ports.free();
    return Emulator.start(
        TestHome.ledger(),
        TestEnvironments.emulator().python(),
        ports.bigQueryRest(),
        ports.bigQueryGrpc(),
        limit,
        without);
  }

  private static JsonNode get(Emulator emulator, String path) throws Exception {
    return send(request(emulator, path).GET());
  }

  private static JsonNode post(Emulator emulator, String path, JsonNode body) throws Exception {
    return send(request(emulator, path).POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private static HttpRequest.Builder request(Emulator emulator, String path) {
    URI uri = emulator.endpoint().resolve("/bigquery/v2/projects/marketplace" + path);
    return HttpRequest.newBuilder(uri).header("Content-Type", "application/json");
  }

  private static JsonNode send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return JSON.readTree(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
  }
}
