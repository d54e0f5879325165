package dev.exercise.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes a room down whose file a candidate broke; a script stands in for Docker Compose. */
final class BrokenRoomTest {

  @TempDir private Path folder;

  private Path script;
  private Path workspace;

  @BeforeEach
  void breakTheFile() throws IOException {
    workspace = Files.createDirectory(folder.resolve("workspace"));
    Files.writeString(workspace.resolve("docker-compose.yml"), "services: [");
    script = folder.resolve("compose.sh");
  }

  @Test
  void itIsRemovedByItsLabels() throws IOException {
    Files.writeString(
        script,
        """
        echo "$PWD $*"
        [ ! -e docker-compose.yml ] || { echo "yaml: did not find expected node" >&2; exit 15; }
        """);

    compose().down(true);

    assertThat(Files.readString(folder.resolve("rooms/ada/docker.log"), UTF_8))
        .contains("did not find expected node")
        .contains("rooms/ada --project-name exercise down --remove-orphans --volumes");
  }

  @Test
  void whenThatFailsTooTheMessageSaysWhereToLook() throws IOException {
    Files.writeString(script, "echo 'Cannot connect to the Docker daemon'; exit 1");

    assertThatThrownBy(() -> compose().down(false))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Cannot connect to the Docker daemon")
        .hasMessageContaining("exercise doctor")
        .hasMessageContaining("docker.log");
  }

  @Test
  void aWholeOneIsRemovedOnce() throws IOException {
    Files.writeString(script, "echo once >> " + folder.resolve("calls"));

    assertThatCode(() -> compose().down(true)).doesNotThrowAnyException();

    assertThat(Files.readAllLines(folder.resolve("calls"))).containsExactly("once");
  }

  private Compose compose() {
    return new Compose(
        Docker.of(Map.of("PATH", "/usr/bin:/bin")),
        new Engine(
            "28.0", 1L << 33, "test", Optional.empty(), "2.26", List.of("sh", script.toString())),
        TestHome.ledger(),
        workspace,
        folder.resolve("rooms/ada/docker.log"));
  }
}
