package dev.exercise.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Airbyte's own platform cannot be run in these tests; that its Compose file is whole, and promises
 * what the docs say, can be seen without.
 */
final class PlatformComposeTest {

  private static final long GIBIBYTE = 1L << 30;

  private static JsonNode services;

  @BeforeAll
  static void readTheFile() throws IOException, InterruptedException {
    Docker.requireCompose();
    Docker.Exit exit =
        Docker.run(
            "compose",
            "--file",
            "airbyte/platform/docker-compose.yml",
            "config",
            "--format",
            "json");
    assertThat(exit.code()).as(exit.output()).isZero();
    services = new ObjectMapper().readTree(exit.output()).path("services");
  }

  @Test
  void itIsOneReleaseAndNothingFloats() {
    assertThat(services)
        .allSatisfy(
            service ->
                assertThat(service.path("image").asText())
                    .matches("airbyte/[a-z-]+:0\\.63\\.19|(?!airbyte/).+:[0-9].+"));
  }

  @Test
  void onlyTheWebPageIsPublishedAndOnlyOnThisMachine() {
    JsonNode proxy = services.path("airbyte-proxy").path("ports");

    assertThat(services.findValues("ports")).hasSize(1);
    assertThat(proxy).hasSize(1);
    assertThat(proxy.get(0).path("host_ip").asText()).isEqualTo("127.0.0.1");
    assertThat(proxy.get(0).path("published").asText()).isEqualTo("8000");
  }

  @Test
  void itFitsIntoSixteenGigabytesBesideTheRoom() {
    assertThat(services)
        .allSatisfy(service -> assertThat(service.path("mem_limit").asLong()).isPositive());
    long sum = 0;
    for (JsonNode service : services) {
      sum += service.path("mem_limit").asLong();
    }

    assertThat(sum).isLessThanOrEqualTo(6 * GIBIBYTE);
  }

  @Test
  void thereIsNoLoginNoTrackingAndConnectorsReachTheServices() {
    JsonNode proxy = services.path("airbyte-proxy").path("environment");
    JsonNode worker = services.path("airbyte-worker").path("environment");

    assertThat(proxy.path("BASIC_AUTH_USERNAME").asText("missing")).isEmpty();
    assertThat(proxy.path("BASIC_AUTH_PASSWORD").asText("missing")).isEmpty();
    assertThat(services.findValuesAsText("TRACKING_STRATEGY")).isNotEmpty().containsOnly("logging");
    assertThat(worker.path("DOCKER_NETWORK").asText()).isEqualTo("exercise_default");
  }
}
