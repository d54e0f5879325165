package dev.exercise.airbyte.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class ConnectionsTest {

  @TempDir private static Path directory;
  private static ToyRoom room;
  private static String source;
  private static String destination;

  @BeforeAll
  static void start() throws Exception {
    room = new ToyRoom(directory, ToyRoom.QUICK);
    source = room.source(room.sourceConfiguration("good").put("rows", 3));
    destination = room.destination("good");
  }

  @AfterAll
  static void stop() {
    room.close();
  }

  @Test
  void whatCannotBeSyncedIsRefusedWithTheStreamsName() throws Exception {
    assertThat(refusal("plain incremental append", request -> {}))
        .isEqualTo(
            "Stream public.plain cannot be read by syncMode \"incremental\", only by [\"full_refresh\"].");
    assertThat(refusal("users incremental overwrite", request -> {}))
        .contains("would keep only the newest rows");
    assertThat(refusal("plain full_refresh append_dedup", request -> {}))
        .isEqualTo("Stream public.plain is deduplicated and needs a primaryKey.");
    assertThat(
            refusal("users incremental append", request -> config(request).putArray("cursorField")))
        .isEqualTo("Stream public.users is incremental and needs a cursorField.");
    assertThat(
            refusal(
                "users incremental append",
                request -> config(request).putArray("cursorField").add("gone")))
        .isEqualTo("Stream public.users: cursorField [\"gone\"] is no field of it.");
    assertThat(
            refusal(
                "users full_refresh append",
                request ->
                    ((ObjectNode) request.at("/syncCatalog/streams/0/stream")).put("name", "x")))
        .startsWith("The source has no stream public.x.");
    assertThat(
            refusal(
                "users full_refresh append",
                request -> {
                  request.put("scheduleType", "cron");
                  request
                      .putObject("scheduleData")
                      .putObject("cron")
                      .put("cronExpression", "* * * * *")
                      .put("cronTimeZone", "UTC");
                }))
        .startsWith("The cron expression \"* * * * *\" is not one of Quartz");
  }

  @Test
  void streamsGoToTheDestinationsDatasetOnly() throws Exception {
    assertThat(
            refusal(
                "users full_refresh append",
                request -> request.put("namespaceDefinition", "source")))
        .startsWith("namespaceDefinition source is not served");
    ObjectNode request = room.connectionRequest(source, destination, "users full_refresh append");
    request.remove("namespaceDefinition");
    JsonNode created = room.api().post("connections/create", request);
    assertThat(created.path("namespaceDefinition").asText()).isEqualTo("destination");
    String id = created.path("connectionId").asText();

    HttpResponse<String> update =
        room.api()
            .tryPost(
                "connections/update",
                "{\"connectionId\":\"%s\",\"namespaceDefinition\":\"customformat\"}".formatted(id));
    HttpResponse<String> patch =
        room.api()
            .send(
                "PATCH",
                "/api/public/v1/connections/" + id,
                "{\"namespaceDefinition\":\"custom_format\"}");

    assertThat(update.statusCode()).isEqualTo(422);
    assertThat(patch.statusCode()).isEqualTo(422);
    assertThat(patch.body()).contains("namespaceDefinition custom_format is not served");
    room.api().post("connections/delete", "{\"connectionId\":\"%s\"}".formatted(id));
  }

  @Test
  void streamsOfOneNameInTwoSchemasAreRefused() throws Exception {
    String own = room.source(room.sourceConfiguration("good").put("schema", "sales"));

    HttpResponse<String> response =
        room.api()
            .tryPost(
                "connections/create",
                room.connectionRequest(own, destination, "users full_refresh append").toString());

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("Two streams would fill the same table users.");
  }

  @Test
  void anUpdateChangesWhatItSendsAndNothingElse() throws Exception {
    JsonNode created =
        room.api()
            .post(
                "connections/create",
                room.connectionRequest(source, destination, "users incremental append_dedup"));
    assertThat(created.at("/syncCatalog/streams/0/config/primaryKey").toString())
        .isEqualTo("[[\"id\"]]");

    JsonNode updated =
        room.api()
            .post(
                "connections/update",
                """
                {"connectionId":%s,"name":"Renamed","scheduleType":"basic",
                 "scheduleData":{"basicSchedule":{"timeUnit":"hours","units":6}}}
                """
                    .formatted(created.get("connectionId")));

    assertThat(updated.path("name").asText()).isEqualTo("Renamed");
    assertThat(updated.at("/schedule/units").asInt()).isEqualTo(6);
    assertThat(updated.path("syncCatalog")).isEqualTo(created.path("syncCatalog"));
    assertThat(updated.path("status").asText()).isEqualTo("active");
    room.api()
        .post("connections/delete", "{\"connectionId\":%s}".formatted(created.get("connectionId")));
  }

  @Test
  void aFieldThatIsNullIsLeftAsItWas() throws Exception {
    JsonNode created =
        room.api()
            .post(
                "connections/create",
                room.connectionRequest(source, destination, "users incremental append_dedup"));

    JsonNode updated =
        room.api()
            .post(
                "connections/update",
                """
                {"connectionId":%s,"status":"inactive","name":null,"prefix":null,
                 "scheduleType":null,"scheduleData":null,"syncCatalog":null}
                """
                    .formatted(created.get("connectionId")));

    assertThat(updated).isEqualTo(((ObjectNode) created.deepCopy()).put("status", "inactive"));
    room.api()
        .post("connections/delete", "{\"connectionId\":%s}".formatted(created.get("connectionId")));
  }

  @Test
  void aConnectionWhoseStreamIsGoneCanBeSwitchedOff() throws Exception {
    String own = room.source(room.sourceConfiguration("good"));
    String connection = room.connection(own, destination, "users incremental append");
    ObjectNode change = Api.JSON.createObjectNode().put("sourceId", own).put("name", "Less");
    change.set("connectionConfiguration", room.sourceConfiguration("good").put("without", "users"));
    room.api().post("sources/update", change);

    JsonNode updated =
        room.api()
            .post(
                "connections/update",
                "{\"connectionId\":\"%s\",\"status\":\"inactive\"}".formatted(connection));

    assertThat(updated.path("status").asText()).isEqualTo("inactive");
    ObjectNode again = Api.JSON.createObjectNode().put("connectionId", connection);
    again.set("syncCatalog", updated.path("syncCatalog"));
    assertThat(room.api().tryPost("connections/update", again.toString()).body())
        .contains("The source has no stream public.users.");
    room.api().post("connections/delete", "{\"connectionId\":\"%s\"}".formatted(connection));
  }

  @Test
  void thePublicApiSetsUpAndSyncs() throws Exception {
    Api api = room.api();
    String body =
        """
        {"sourceId":"%s","destinationId":"%s","name":"Public","configurations":{"streams":[
          {"name":"users","syncMode":"incremental_deduped_history","cursorField":["id"]},
          {"name":"plain"}]},
         "schedule":{"scheduleType":"cron","cronExpression":"0 0 6 * * ?"}}
        """
            .formatted(source, destination);
    JsonNode created = api.open("POST", "connections", body);
    assertThat(created.at("/configurations/streams/0/syncMode").asText())
        .isEqualTo("incremental_deduped_history");
    assertThat(created.at("/configurations/streams/1/syncMode").asText())
        .isEqualTo("full_refresh_overwrite");
    assertThat(created.at("/schedule/cronExpression").asText()).isEqualTo("0 0 6 * * ? UTC");

    String job =
        "{\"connectionId\":%s,\"jobType\":\"sync\"}".formatted(created.get("connectionId"));
    JsonNode begun = api.open("POST", "jobs", job);
    assertThat(begun.path("jobType").asText()).isEqualTo("sync");
    HttpResponse<String> second = api.send("POST", "/api/public/v1/jobs", job);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(Api.json(second.body()).path("title").asText()).isEqualTo("try-again-later");

    room.ended(begun.path("jobId").asLong());
    JsonNode ended = api.open("GET", "jobs/" + begun.path("jobId"), "");
    assertThat(ended.path("status").asText()).isEqualTo("succeeded");
    assertThat(ended.path("rowsSynced").asLong()).isEqualTo(6);
    assertThat(ended.path("duration").asText()).startsWith("PT");

    JsonNode reset = api.open("POST", "jobs", job.replace("\"sync\"", "\"reset\""));
    room.ended(reset.path("jobId").asLong());
    JsonNode page =
        api.open("GET", "jobs?limit=1&connectionId=" + created.path("connectionId").asText(), "");
    assertThat(page.path("data")).hasSize(1);
    assertThat(page.path("next").asText()).contains("offset=1");
    assertThat(api.open("GET", "jobs?jobType=reset&status=succeeded", "").path("data")).hasSize(1);
    assertThat(api.send("DELETE", "/api/public/v1/jobs/" + reset.path("jobId"), "").statusCode())
        .isEqualTo(409);
    assertThat(api.send("GET", "/api/public/v1/jobs/99999", "").statusCode()).isEqualTo(404);

    assertThat(api.open("GET", "streams?sourceId=" + source, "")).hasSize(3);
    assertThat(api.open("GET", "sources/" + source, "").at("/configuration/password").asText())
        .isEqualTo("**********");
    assertThat(
            api.send(
                    "DELETE",
                    "/api/public/v1/connections/" + created.path("connectionId").asText(),
                    "")
                .statusCode())
        .isEqualTo(204);
  }

  private static ObjectNode config(ObjectNode request) {
    return (ObjectNode) request.at("/syncCatalog/streams/0/config");
  }

  private static String refusal(String stream, Consumer<ObjectNode> change) throws Exception {
    ObjectNode request = room.connectionRequest(source, destination, stream);
    change.accept(request);
    HttpResponse<String> response = room.api().tryPost("connections/create", request.toString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
    return Api.json(response.body()).path("message").asText();
  }
}
