package dev.exercise.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** PyAirbyte runs our connectors; what they print is held to Airbyte's models. */
@Timeout(300)
final class PyAirbyteTest {

  private static final String DATASET = "pyairbyte";

  @TempDir private static Path folder;
  private static Path recordings;
  private static Shop shop;
  private static JsonNode seen;

  @BeforeAll
  static void letPyAirbyteMoveTheShop() throws Exception {
    recordings = Files.createDirectory(folder.resolve("recordings"));
    shop = Shop.open();
    ObjectNode told = Shop.object();
    told.putObject("source")
        .put("launcher", launcher("source-postgres", "source.SourcePostgresMain"))
        .set("config", shop.source());
    told.putObject("destination")
        .put("launcher", launcher("destination-bigquery", "destination.DestinationBigQueryMain"))
        .set("config", shop.destination(DATASET));
    told.putObject("cursors").put("customers", "id").put("orders", "updated_at");
    told.put("cache", folder.resolve("cache.duckdb").toString());
    Path file = Files.writeString(folder.resolve("told.json"), told.toString());
    seen =
        new Script("pyairbyte_moves.py", ClientEnvironments.pyAirbyte(), folder)
            .with("AIRBYTE_OFFLINE_MODE", "1")
            .with("AIRBYTE_PROJECT_DIR", folder.toString())
            .with("AIRBYTE_CACHE_ROOT", folder.resolve("caches").toString())
            .with("AIRBYTE_LOGGING_ROOT", folder.resolve("logs").toString())
            .run(file.toString());
  }

  @AfterAll
  static void closeTheShop() {
    shop.close();
  }

  @Test
  void pyAirbyteFindsTheTablesAndReadsThemIntoItsCache() {
    assertThat(seen.get("streams")).hasToString("[\"customers\",\"orders\"]");
    assertThat(seen.get("first").intValue()).isEqualTo(503);

    // PyAirbyte keeps every number with nine decimals.
    assertThat(texts(seen.at("/rows/customers"), "id", "name", "birthday", "score"))
        .containsExactlyInAnyOrder(
            List.of("1", "Ann", "1990-02-28", "0.100000000"),
            List.of("2", "Zoë 🎉 \"the great\"", "null", "0.000000100"),
            List.of("3", "back\\slash\nand line", "1500-01-01", "null"));
    assertThat(texts(seen.at("/rows/orders"), "id", "amount", "note", "paid"))
        .hasSize(500)
        .contains(
            List.of("7", "7.070000000", "null", "false"),
            List.of("500", "505.000000000", "order 500", "true"));
  }

  @Test
  void whatIsNotNewerThanTheCursorIsNotReadAgain() {
    // A cursor's last value may have come to other rows since: those are read once more.
    assertThat(seen.get("second").intValue()).isLessThanOrEqualTo(2);
  }

  @Test
  void wrongPasswordIsRefusedWithTheConnectorsReason() {
    assertThat(seen.get("refusal").textValue()).containsIgnoringCase("password");
  }

  @Test
  void pyAirbyteReadsWhatTheDestinationAsksFor() {
    assertThat(seen.get("asks for").toString()).contains("\"dataset_id\"", "\"project_id\"");
  }

  @Test
  void pyAirbyteWritesTheTablesToTheWarehouse() throws Exception {
    assertThat(seen.get("written").intValue()).isEqualTo(503);
    assertThat(
            shop.warehouse(
                "select count(*), count(distinct id), sum(amount), countif(note is null),"
                    + " countif(paid), max(updated_at) = timestamp '2026-06-01 08:20:00+00'"
                    + " from pyairbyte.orders"))
        .containsExactly(List.of("500", "500", "126502.5", "71", "250", "true"));
    assertThat(
            shop.warehouse("select id, name, birthday, score from pyairbyte.customers order by id"))
        .satisfiesExactly(
            ann -> assertThat(ann).containsExactly("1", "Ann", "1990-02-28", "0.1"),
            zoe -> assertThat(zoe).containsExactly("2", "Zoë 🎉 \"the great\"", null, "1e-07"),
            back ->
                assertThat(back).containsExactly("3", "back\\slash\nand line", "1500-01-01", null));
  }

  @Test
  void everyMessageOfTheConnectorsIsOneOfAirbytes() throws Exception {
    String[] files;
    try (Stream<Path> found = Files.list(recordings)) {
      files = found.map(Path::toString).sorted().toArray(String[]::new);
    }

    JsonNode counts =
        new Script("strict_messages.py", ClientEnvironments.pyAirbyte(), folder).run(files);

    JsonNode source = counts.get("source-postgres");
    assertThat(source.at("/spec/SPEC").intValue()).isPositive();
    assertThat(source.at("/check/CONNECTION_STATUS").intValue()).isEqualTo(2);
    assertThat(source.at("/discover/CATALOG").intValue()).isPositive();
    assertThat(source.at("/read/RECORD").intValue()).isGreaterThanOrEqualTo(2 * 503);
    assertThat(source.at("/read/STATE").intValue()).isPositive();
    assertThat(source.at("/read/TRACE").intValue()).isPositive();
    JsonNode destination = counts.get("destination-bigquery");
    assertThat(destination.at("/spec/SPEC").intValue()).isPositive();
    assertThat(destination.at("/check/CONNECTION_STATUS").intValue()).isEqualTo(1);
    assertThat(destination.at("/write/STATE").intValue()).isPositive();
  }

  private static String launcher(String name, String main) throws Exception {
    return Launcher.recording(folder, name, "dev.exercise.airbyte." + main, recordings).toString();
  }

  private static List<List<String>> texts(JsonNode rows, String... columns) {
    List<List<String>> texts = new ArrayList<>();
    for (JsonNode row : rows) {
      texts.add(Stream.of(columns).map(column -> row.get(column).asText()).toList());
    }
    return texts;
  }
}
