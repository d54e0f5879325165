package dev.exercise.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The images of the connectors can be built, and answer as Airbyte's platform calls them. */
final class ConnectorImagesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @BeforeAll
  static void docker() throws IOException, InterruptedException {
    Docker.requireEngine();
  }

  @ParameterizedTest
  @ValueSource(strings = {"source-postgres", "destination-bigquery"})
  void anImageTellsItsSpecAndRefusesAWrongSetUpInMessages(String connector) throws Exception {
    String image = "exercise/%s:test".formatted(connector);
    Docker.Exit built = Docker.run("build", "--target", connector, "--tag", image, "airbyte");
    assertThat(built.code()).as(built.output()).isZero();

    JsonNode spec = message(Docker.run("run", "--rm", "--network", "none", image, "spec"), "SPEC");
    Path config = Files.writeString(folder.resolve("config.json"), "{}");
    Docker.Exit checked =
        Docker.run(
            "run",
            "--rm",
            "--network",
            "none",
            "--volume",
            config + ":/config.json:ro",
            image,
            "check",
            "--config",
            "/config.json");

    assertThat(spec.at("/spec/connectionSpecification/properties").size()).isPositive();
    assertThat(message(checked, "CONNECTION_STATUS").at("/connectionStatus/status").asText())
        .isEqualTo("FAILED");
    assertThat(Docker.run("image", "inspect", "--format", "{{.Config.User}}", image).output())
        .startsWith("1000");
  }

  private static JsonNode message(Docker.Exit exit, String type) throws IOException {
    for (String line : exit.output().lines().toList()) {
      if (line.startsWith("{")) {
        JsonNode message = JSON.readTree(line);
        if (message.path("type").asText().equals(type)) {
          return message;
        }
      }
    }
    throw new AssertionError("No message of type %s in: %s".formatted(type, exit.output()));
  }
}
