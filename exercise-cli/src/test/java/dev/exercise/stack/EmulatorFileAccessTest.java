package dev.exercise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.python.TestEnvironments;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a candidate's SQL may try against the machine that grades it. */
final class EmulatorFileAccessTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Emulator emulator;

  @TempDir private Path outside;

  @BeforeAll
  static void start() throws Exception {
    Ports ports = Ports.free();
    emulator =
        Emulator.start(
            TestHome.ledger(),
            TestEnvironments.emulator().python(),
            ports.bigQueryRest(),
            ports.bigQueryGrpc());
    assertThat(query("create table local.orders as select 1 as n, 'x' as s").has("error"))
        .isFalse();
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @BeforeEach
  void keepASecret() throws Exception {
    Files.writeString(outside.resolve("secret.csv"), "word\nsesame\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from read_text('%s/secret.csv')",
        "select * from read_blob('%s/secret.csv')",
        "select * from read_csv('%s/secret.csv')",
        "select * from read_json('%s/secret.csv')",
        "select * from `read_csv`('%s/secret.csv')",
        "select * from st_read('%s/secret.csv')",
        "execute immediate \"select * from read_text('%s/secret.csv')\"",
        "create table local.stolen as select * from read_text('%s/secret.csv')",
        "create view local.peephole as select * from read_text('%s/secret.csv')",
        "insert into local.orders select 2, content from read_text('%s/secret.csv')",
        "load data into local.orders from files(format='CSV', uris=['%s/secret.csv'])",
        "load data overwrite local.orders from files(format='CSV', uris=['%s/secret.csv'])",
        "create external table local.e options(format='CSV', uris=['%s/secret.csv'])",
        "copy (select 1) to '%s/out.csv'",
        "export data options(uri='%s/out-*.csv', overwrite=true) as select 1 as n",
        "export data options(uri='file://%s/out-*.csv', format='JSON') as select 1 as n",
        "export database '%s/out'",
        "attach '%s/out.duckdb' as stolen",
        "load '%s/x.duckdb_extension'",
      })
  void filesOfTheHostAreNeitherReadNorWritten(String attack) throws Exception {
    JsonNode answer = query(attack.formatted(outside));

    assertThat(answer.has("error")).as(answer.toString()).isTrue();
    assertThat(answer.toString()).doesNotContain("sesame");
    assertThat(outside.toFile().list()).containsExactly("secret.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "load httpfs",
        "install httpfs",
        "set enable_external_access = true",
        "pragma enable_external_access = true",
        "set lock_configuration = false",
        "reset lock_configuration",
        "pragma memory_limit = '64GB'",
        "pragma allowed_directories = ['/']",
        "select getenv('HOME')",
        "select * from external_query('us.default', 'select 1')",
      })
  void lockStaysShut(String attack) throws Exception {
    JsonNode answer = query(attack);

    assertThat(answer.has("error")).as(answer.toString()).isTrue();
    assertThat(query("select * from read_text('/etc/hosts')").has("error")).isTrue();
  }

  @Test
  void nameOfAProjectIsNoWayOut() throws Exception {
    ObjectNode request = request("select 1 as n");
    request
        .putObject("defaultDataset")
        .put("datasetId", "local")
        .put("projectId", "x' as x; copy (select 1) to '%s/out.csv'; --".formatted(outside));

    JsonNode answer = send(request);

    assertThat(answer.at("/error/message").asText()).startsWith("Invalid project ID");
    assertThat(outside.toFile().list()).containsExactly("secret.csv");
  }

  @Test
  void refusalOfAUriSaysWhatIsRefused() throws Exception {
    JsonNode answer =
        query("export data options(uri='gs://bucket/out-*.csv', format='CSV') as select 1 as n");

    assertThat(answer.at("/error/errors/0/reason").asText()).isEqualTo("accessDenied");
    assertThat(answer.at("/error/message").asText())
        .isEqualTo(
            "Access Denied: writing to the URI gs://bucket/out-000000000000.csv: no data can be"
                + " exported from this warehouse.");
  }

  @Test
  void warehouseItselfStaysUsable() throws Exception {
    for (String statement :
        List.of(
            "create schema shop",
            "create table shop.orders (n int64, placed_at timestamp, area geography)",
            "insert into shop.orders values (1, current_timestamp(), st_geogpoint(1, 2))",
            "create view shop.placed as select n, date(placed_at) as placed_on from shop.orders",
            "update shop.orders set n = 2 where true")) {
      JsonNode answer = query(statement);
      assertThat(answer.has("error")).as("%s: %s", statement, answer).isFalse();
    }

    assertThat(query("select n from shop.placed").at("/rows/0/f/0/v").asText()).isEqualTo("2");
  }

  private static ObjectNode request(String sql) {
    return JSON.createObjectNode().put("query", sql).put("useLegacySql", false);
  }

  private static JsonNode query(String sql) throws Exception {
    return send(request(sql));
  }

  private static JsonNode send(ObjectNode request) throws Exception {
    URI uri = emulator.endpoint().resolve("/bigquery/v2/projects/marketplace/queries");
    return JSON.readTree(
        HTTP.send(
                HttpRequest.newBuilder(uri)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body());
  }
}
