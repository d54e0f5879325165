package dev.exercise.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.Problem;
import dev.exercise.marketplace.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small projects under names of their own: the room's names stay free. */
final class ComposeTest {

  @TempDir private Path folder;

  private final String project = "compose-test-" + UUID.randomUUID();
  private Compose compose;

  @BeforeEach
  void requireDocker() throws Exception {
    dev.exercise.images.Docker.requireCompose();
    dev.exercise.images.Docker.requireEngine();
    Docker docker = Docker.ofThisUser();
    compose =
        new Compose(
            docker,
            (Engine) docker.engine(),
            TestHome.ledger(),
            folder.toRealPath(),
            folder.resolve("log/docker.log"));
  }

  @AfterEach
  void remove() throws Exception {
    if (Files.exists(folder.resolve("docker-compose.yml"))) {
      dev.exercise.images.Docker.run(
          "compose",
          "--project-directory",
          folder.toString(),
          "down",
          "--volumes",
          "--rmi",
          "local");
    }
  }

  @Test
  void anImageThatCannotBeBuiltWithoutNetworkSaysSoAndWhatToDo() throws IOException {
    services(
        """
          offline:
            build:
              dockerfile_inline: |
                FROM postgres:17
                RUN --network=none getent hosts packages.invalid
        """);

    assertThat(compose.builds()).containsExactly("offline");
    assertThatThrownBy(() -> compose.build("offline", Progress.NONE))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("The image of offline could not be built")
        .hasMessageContaining("getent hosts packages.invalid")
        .hasMessageContaining("connect, then run the same command again")
        .hasMessageContaining("docker.log");
    assertThat(folder.resolve("log/docker.log")).content().contains("getent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "could not write block: No space left on device",
        "could not extend file: wrote only 4096 of 8192 bytes. HINT: Check free disk space."
      })
  void aServiceThatEndsIsNamedWithTheEndOfItsLog(String why) throws IOException {
    services(
        """
          fine:
            image: postgres:17
            entrypoint: ["sleep", "600"]
            init: true
          full:
            image: postgres:17
            entrypoint: ["bash", "-c", "echo '%s'; exit 1"]
            depends_on: [fine]
        """
            .formatted(why));

    assertThatThrownBy(() -> compose.up())
        .isInstanceOf(Problem.class)
        .hasMessageContaining("full")
        .hasMessageContaining("Exited (1)")
        .hasMessageContaining(why)
        .hasMessageNotContaining("\033")
        .hasMessageContaining("docker system prune");
  }

  @Test
  void whatWasKilledComesBackWithTheSameCommand() throws Exception {
    services(
        """
          fine:
            image: postgres:17
            entrypoint: ["sleep", "600"]
            init: true
        """);
    compose.up();
    Container running = compose.containers().get(0);
    assertThat(running.isWell()).isTrue();
    dev.exercise.images.Docker.run("kill", running.name());
    assertThat(compose.containers().get(0).isRunning()).isFalse();

    compose.up();

    assertThat(compose.containers()).singleElement().matches(Container::isWell);
    assertThat(compose.exec("fine", Duration.ofMinutes(1), line -> {}, java.util.List.of("true")))
        .matches(ChildProgram.Exit::successful);
  }

  @Test
  void aFileThatIsBrokenIsAClearProblem() throws IOException {
    Files.writeString(folder.resolve("docker-compose.yml"), "services: [");

    assertThatThrownBy(() -> compose.services())
        .isInstanceOf(Problem.class)
        .hasMessageContaining("docker-compose.yml");
    Files.delete(folder.resolve("docker-compose.yml"));
  }

  private void services(String services) throws IOException {
    Files.writeString(
        folder.resolve("docker-compose.yml"),
        "name: %s\nservices:\n%s".formatted(project, services));
  }
}
