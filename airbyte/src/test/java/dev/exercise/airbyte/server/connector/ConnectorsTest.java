package dev.exercise.airbyte.server.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.airbyte.server.store.ActorType;
import dev.exercise.airbyte.server.store.Images;
import dev.exercise.airbyte.server.store.Json;
import dev.exercise.airbyte.server.store.Store;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectorsTest {

  @TempDir private Path directory;

  @Test
  void allOfAConfigurationIsMaskedWhereTheConnectorDoesNotSayWhatIsSecret() {
    ConnectorDefinition image =
        new ConnectorDefinition(
            UUID.randomUUID(),
            ActorType.SOURCE,
            "Faker",
            "airbyte/source-faker",
            "6.1.0",
            URI.create("https://example.com"),
            List.of());
    ExecutorService threads = Executors.newCachedThreadPool();
    try (Store store = Store.open(directory)) {
      Connectors connectors =
          new Connectors(
              List.of(),
              new Images(store),
              new Launcher(
                  PrivateFolder.open(directory.resolve("private")), ConnectorEnvironment.PLAIN),
              threads,
              Duration.ofSeconds(60),
              Clock.systemUTC());
      assertThat(connectors.spec(image)).isEmpty();

      SecretMask mask =
          connectors.textMask(
              image,
              Json.readObject("{\"password\":\"hunter2\",\"tunnel\":{\"key\":\"abc-def\"}}"));

      assertThat(mask.apply("with hunter2 and abc-def"))
          .isEqualTo("with ********** and **********");
    } finally {
      threads.shutdownNow();
    }
  }
}
