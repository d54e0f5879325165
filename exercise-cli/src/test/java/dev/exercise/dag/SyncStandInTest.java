package dev.exercise.dag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SyncStandInTest {

  private static final String ANY = "6c9b0e46-6b1f-4e0a-9d0e-2f5d9a5c1111";

  private final SyncStandIn airbyte = SyncStandIn.start(true);

  @AfterEach
  void close() {
    airbyte.close();
  }

  @Test
  void aJobRunsAndThenFailsUntilTheCauseIsGone() throws Exception {
    assertThat(begin().path("status").asText()).isEqualTo("running");
    assertThat(status("1")).isEqualTo("running");
    assertThat(status("1")).isEqualTo("failed");

    airbyte.mend();
    JsonNode second = begin();

    assertThat(second.path("jobId").asInt()).isEqualTo(2);
    assertThat(status("2")).isEqualTo("running");
    assertThat(status("2")).isEqualTo("succeeded");
    assertThat(status("1")).isEqualTo("failed");
    assertThat(airbyte.jobs()).isEqualTo(2);
  }

  @Test
  void theConfigurationApiBeginsTheSameJobs() throws Exception {
    JsonNode begun =
        json(
            send(
                airbyte.address().resolve("/api/v1/connections/sync"),
                "{\"connectionId\": \"%s\"}".formatted(ANY)));

    assertThat(begun.at("/job/id").asInt()).isEqualTo(1);
    assertThat(begun.at("/job/configId").asText()).isEqualTo(ANY);
    assertThat(
            json(send(airbyte.address().resolve("/api/v1/jobs/get"), "{\"id\": 1}"))
                .at("/job/status")
                .asText())
        .isEqualTo("running");
  }

  @Test
  void asAProxyItAnswersForAirbyteAlone() throws Exception {
    HttpClient proxied =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(
                ProxySelector.of(
                    new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), airbyte.address().getPort())))
            .build();

    HttpResponse<String> connections =
        proxied.send(
            HttpRequest.newBuilder(URI.create("http://airbyte:8000/api/public/v1/connections"))
                .build(),
            BodyHandlers.ofString());
    HttpResponse<String> elsewhere =
        proxied.send(
            HttpRequest.newBuilder(URI.create("http://alerts.example/api/public/v1/jobs")).build(),
            BodyHandlers.ofString());

    assertThat(connections.statusCode()).isEqualTo(200);
    assertThat(json(connections).at("/data/0/status").asText()).isEqualTo("active");
    assertThat(elsewhere.statusCode()).isEqualTo(502);
  }

  private JsonNode begin() throws Exception {
    return json(
        send(
            airbyte.address().resolve("/api/public/v1/jobs"),
            "{\"connectionId\": \"%s\", \"jobType\": \"sync\"}".formatted(ANY)));
  }

  private String status(String job) throws Exception {
    return json(HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(airbyte.address().resolve("/api/public/v1/jobs/" + job))
                    .build(),
                BodyHandlers.ofString()))
        .path("status")
        .asText();
  }

  private static HttpResponse<String> send(URI address, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body)).build(),
            BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }
}
