package dev.exercise.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.Volume;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * A service of a workspace's Compose file, alone: its image, user, environment, mounts, memory and
 * health check are those of the file; none of the others is there, and its ports are any free ones.
 */
final class SoloService {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path workspace;
  private final JsonNode services;

  private SoloService(Path workspace, JsonNode services) {
    this.workspace = workspace;
    this.services = services;
  }

  /** Builds the images of a workspace, and reads its file as Compose does. */
  static SoloService in(Path workspace) throws IOException {
    File file = FreeRoomFile.write(workspace);
    Terminal terminal = new Terminal(workspace, Map.of("BUILDKIT_PROGRESS", "plain"));
    Terminal.Screen built =
        terminal.pipe("docker", "compose", "-p", "solo", "-f", file.getName(), "build");
    assertThat(built.code()).as(built.screen()).isZero();
    Terminal.Screen read =
        terminal.pipe(
            "docker", "compose", "-p", "solo", "-f", file.getName(), "config", "--format", "json");
    assertThat(read.code()).as(read.screen()).isZero();
    return new SoloService(workspace, new ObjectMapper().readTree(read.screen()).path("services"));
  }

  /** The service, not started yet; it counts as started when its health check says so. */
  GenericContainer<?> named(String name, int... ports) {
    GenericContainer<?> container = alone(name);
    for (int port : ports) {
      container.addExposedPort(port);
    }
    HealthCheck check = health(services.path(name).path("healthcheck"));
    return container
        .withCreateContainerCmdModifier(command -> command.withHealthcheck(check))
        .waitingFor(Wait.forHealthcheck().withStartupTimeout(PATIENCE));
  }

  /** The same in a network that leads nowhere, where it is known by its name. */
  GenericContainer<?> cutOff(String name, Network nowhere) {
    return named(name).withNetwork(nowhere).withNetworkAliases(name);
  }

  /** The service's container with another program in it, which runs until it is stopped. */
  GenericContainer<?> shellOf(String name) {
    return alone(name)
        .withCreateContainerCmdModifier(
            command -> command.withEntrypoint("sleep").withCmd("infinity"));
  }

  private GenericContainer<?> alone(String name) {
    JsonNode service = services.path(name);
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(service.path("image").asText()))
            .withStartupTimeout(PATIENCE);
    service
        .path("environment")
        .properties()
        .forEach(entry -> container.addEnv(entry.getKey(), entry.getValue().asText()));
    List<Volume> held = new ArrayList<>();
    List<Bind> mounted = new ArrayList<>();
    for (JsonNode mount : service.path("volumes")) {
      Volume target = new Volume(mount.path("target").asText());
      if (mount.path("type").asText().equals("bind")) {
        assertThat(Path.of(mount.path("source").asText())).startsWith(workspace).exists();
        AccessMode access = mount.path("read_only").asBoolean() ? AccessMode.ro : AccessMode.rw;
        mounted.add(new Bind(mount.path("source").asText(), target, access));
      } else {
        // Without a name: it goes with its container.
        held.add(target);
      }
    }
    return container.withCreateContainerCmdModifier(
        command -> {
          command.withVolumes(held);
          command
              .getHostConfig()
              .withBinds(mounted)
              .withInit(true)
              .withMemory(service.path("mem_limit").asLong());
          if (service.hasNonNull("user")) {
            command.withUser(service.path("user").asText());
          }
          if (service.hasNonNull("hostname")) {
            command.withHostName(service.path("hostname").asText());
          }
          if (service.hasNonNull("entrypoint")) {
            command.withEntrypoint(words(service.path("entrypoint")));
          }
          if (service.hasNonNull("command")) {
            command.withCmd(words(service.path("command")));
          }
        });
  }

  private static HealthCheck health(JsonNode check) {
    return new HealthCheck()
        .withTest(words(check.path("test")))
        .withInterval(nanoseconds("1s"))
        .withTimeout(nanoseconds(check.path("timeout").asText()))
        .withStartPeriod(nanoseconds(check.path("start_period").asText("0s")))
        .withRetries(check.path("retries").asInt());
  }

  /** Compose writes "1m30s", and Docker's interface wants nanoseconds. */
  private static long nanoseconds(String duration) {
    Duration read = Duration.parse("PT" + duration.toUpperCase(Locale.ROOT));
    return TimeUnit.SECONDS.toNanos(read.toSeconds());
  }

  /** In Compose's own output a dollar is doubled, as in its file. */
  private static List<String> words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(word -> words.add(word.asText().replace("$$", "$")));
    return words;
  }
}
