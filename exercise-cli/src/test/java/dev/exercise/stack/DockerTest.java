package dev.exercise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DockerTest {

  private final Docker docker = Docker.of(Map.of("DOCKER_HOST", "tcp://127.0.0.1:1"));

  @Test
  void aByteThatIsNoTextDoesNotCostTheRest() throws IOException {
    Docker.Answer answer =
        docker.ask(
            Duration.ofMinutes(1), List.of("sh", "-c", "printf 'before\\377after'; echo oh >&2"));

    assertThat(answer.out()).startsWith("before").endsWith("after");
    assertThat(answer.complaint()).isEqualTo("oh");
  }

  @Test
  void anEngineThatGoesAwayInTheMiddleIsNoBugOfTheTool() {
    assertThat(docker.failure("asking", new Docker.NoAnswer(Duration.ofSeconds(20))))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Docker hangs at tcp://127.0.0.1:1")
        .hasMessageContaining("within 20 seconds")
        .hasMessageContaining("Restart Docker Desktop");
    assertThat(docker.failure("asking", new IOException("No space left on device")))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(docker.failure("asking", noProgram())).isInstanceOf(Problem.class);
  }

  private IOException noProgram() {
    try {
      throw new AssertionError(docker.ask(Duration.ofMinutes(1), List.of("no-such-docker")).out());
    } catch (IOException missing) {
      return missing;
    }
  }
}
