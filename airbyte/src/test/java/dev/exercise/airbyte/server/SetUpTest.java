package dev.exercise.airbyte.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class SetUpTest {

  private static final String SECRET = "hunter2-is-secret";

  @TempDir private Path data;
  private AirbyteServer server;
  private Api api;
  private String workspace;

  @BeforeEach
  void start() throws Exception {
    server = AirbyteServer.start(ServerOptions.of(0, data).with(Toys.all()));
    api = new Api(server.uri());
    workspace = api.post("workspaces/list", "{}").at("/workspaces/0/workspaceId").asText();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theInstanceNeedsNoSetUp() throws Exception {
    assertThat(api.send("GET", "/api/v1/health", "").body()).isEqualTo("{\"available\":true}");
    JsonNode instance = Api.json(api.send("GET", "/api/v1/instance_configuration", "").body());
    assertThat(instance.path("initialSetupComplete").asBoolean()).isTrue();
    assertThat(instance.path("defaultWorkspaceId").asText()).isEqualTo(workspace);
  }

  @Test
  void aSourceIsSetUpCheckedChangedAndDeleted() throws Exception {
    JsonNode created = createSource("good");
    String id = created.path("sourceId").asText();
    assertThat(created.path("sourceName").asText()).isEqualTo("Toy");
    assertThat(created.at("/connectionConfiguration/password").asText()).isEqualTo("**********");

    JsonNode checked = api.post("sources/check_connection", "{\"sourceId\":\"" + id + "\"}");
    assertThat(checked.path("status").asText()).isEqualTo("succeeded");
    assertThat(checked.at("/jobInfo/succeeded").asBoolean()).isTrue();
    assertThat(checked.at("/jobInfo/logs/logLines").toString())
        .contains("source > INFO Connecting with **********", "bare text with **********")
        .doesNotContain(SECRET);

    ObjectNode change = Api.json("{\"name\":\"Renamed\"}").put("sourceId", id);
    change.set(
        "connectionConfiguration",
        Api.json("{\"behaviour\":\"refused\",\"password\":\"**********\"}"));
    assertThat(api.post("sources/update", change).path("name").asText()).isEqualTo("Renamed");
    assertThat(Files.readString(databaseText())).contains(SECRET);
    JsonNode refused = api.post("sources/check_connection", "{\"sourceId\":\"" + id + "\"}");
    assertThat(refused.path("status").asText()).isEqualTo("failed");
    assertThat(refused.path("message").asText())
        .isEqualTo("The server refuses the password **********");

    assertThat(api.tryPost("sources/delete", "{\"sourceId\":\"" + id + "\"}").statusCode())
        .isEqualTo(204);
    assertThat(api.tryPost("sources/get", "{\"sourceId\":\"" + id + "\"}").statusCode())
        .isEqualTo(404);
  }

  private Path databaseText() throws Exception {
    return Files.writeString(
        data.resolve("text"),
        new String(Files.readAllBytes(data.resolve("airbyte.mv.db")), StandardCharsets.ISO_8859_1));
  }

  @Test
  void aConnectorThatDiesOrHangsIsAFailedCheckWithItsReason() throws Exception {
    ObjectNode dead = unsaved("dies");
    assertThat(api.post("scheduler/sources/check_connection", dead).path("message").asText())
        .isEqualTo(
            "The source Toy ended with exit code 9 and without an answer to check. Its log says more.");

    server.close();
    server =
        AirbyteServer.start(
            ServerOptions.of(0, data)
                .with(Toys.all())
                .with(
                    new Limits(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        3,
                        Duration.ZERO,
                        2,
                        Duration.ofSeconds(5))));
    api = new Api(server.uri());
    JsonNode silent = api.post("scheduler/sources/check_connection", unsaved("hangs"));
    assertThat(silent.path("status").asText()).isEqualTo("failed");
    assertThat(silent.path("message").asText())
        .startsWith("The source Toy did not answer within 2 seconds");
    assertThat(data.resolve("private")).isEmptyDirectory();
  }

  @Test
  void aConfigurationThatDoesNotFitTheSpecificationIsRefused() throws Exception {
    ObjectNode request = request("good");
    request.set("connectionConfiguration", Api.json("{\"rows\":\"many\",\"password\":\"x9y8z7\"}"));

    HttpResponse<String> response = api.tryPost("sources/create", request.toString());

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body())
        .contains("does not fulfill the specification", "behaviour", "rows")
        .doesNotContain("x9y8z7");
  }

  @Test
  void requestsThatNoClientSendsAreTurnedAway() throws Exception {
    HttpRequest.Builder form =
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    assertThat(api.send(form, "/api/v1/workspaces/list").statusCode()).isEqualTo(415);

    HttpRequest.Builder foreign =
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .header("Origin", "https://evil.example")
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    assertThat(api.send(foreign, "/api/v1/workspaces/list").statusCode()).isEqualTo(403);

    assertThat(api.tryPost("workspaces/list", "{\"a\":").statusCode()).isEqualTo(422);
    assertThat(api.tryPost("workspaces/list", "{\"a\":").body()).contains("Invalid json.");
    assertThat(api.tryPost("nothing/here", "{}").statusCode()).isEqualTo(404);
    assertThat(Api.json(api.tryPost("nothing/here", "{}").body()).path("message").asText())
        .startsWith("Object not found.");
    assertThat(api.tryPost("sources/get", "{\"sourceId\":\"1\"}").statusCode()).isEqualTo(422);
    assertThat(api.tryPost("workspaces/list", "{\"a\":\"" + "x".repeat(11 << 20) + "\"}"))
        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(413));
  }

  @Test
  void aBodyInChunksIsReadNoFurtherThanOneMayBe() throws Exception {
    int one = (10 << 20) + 1;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream request = socket.getOutputStream();
      request.write(
          """
          POST /api/v1/workspaces/list HTTP/1.1\r
          Host: localhost\r
          Content-Type: application/json\r
          Transfer-Encoding: chunked\r
          \r
          %x\r
          """
              .formatted(one)
              .getBytes(StandardCharsets.US_ASCII));
      // The chunk has no end, so a server that wants all of it never answers.
      request.write(new byte[one]);
      byte[] answer = socket.getInputStream().readNBytes(12);
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void anotherHostNameIsNotAnswered() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 403").contains("AIRBYTE_HOSTS");
    }
  }

  @Test
  void imagesAreRegisteredButDoNotRun() throws Exception {
    ObjectNode definition =
        Api.json(
            """
            {"name":"Faker","dockerRepository":"airbyte/source-faker","dockerImageTag":"6.1.0",
             "documentationUrl":"https://docs.airbyte.com"}
            """);
    ObjectNode request = Api.JSON.createObjectNode().put("workspaceId", workspace);
    request.set("sourceDefinition", definition);
    JsonNode created = api.post("source_definitions/create_custom", request);
    assertThat(created.path("custom").asBoolean()).isTrue();

    HttpResponse<String> spec =
        api.tryPost(
            "source_definition_specifications/get",
            "{\"sourceDefinitionId\":%s,\"workspaceId\":\"%s\"}"
                .formatted(created.path("sourceDefinitionId"), workspace));
    assertThat(spec.statusCode()).isEqualTo(422);
    assertThat(spec.body()).contains("Connector images are off");

    definition.put("dockerRepository", "--privileged");
    assertThat(api.tryPost("source_definitions/create_custom", request.toString()).statusCode())
        .isEqualTo(422);
  }

  @Test
  void setUpIsKeptOverARestart() throws Exception {
    JsonNode created = createSource("good");

    server.close();
    server = AirbyteServer.start(ServerOptions.of(0, data).with(Toys.all()));
    api = new Api(server.uri());

    JsonNode list =
        api.post("sources/list", Api.JSON.createObjectNode().put("workspaceId", workspace));
    assertThat(list.path("sources")).containsExactly(created);
  }

  private JsonNode createSource(String behaviour) throws Exception {
    return api.post("sources/create", request(behaviour));
  }

  private ObjectNode request(String behaviour) {
    ObjectNode request =
        Api.JSON
            .createObjectNode()
            .put("workspaceId", workspace)
            .put("sourceDefinitionId", Toys.SOURCE.toString())
            .put("name", "Shop");
    request.set(
        "connectionConfiguration",
        Api.JSON.createObjectNode().put("behaviour", behaviour).put("password", SECRET));
    return request;
  }

  private ObjectNode unsaved(String behaviour) {
    ObjectNode request = request(behaviour);
    request.remove("name");
    return request;
  }
}
