package dev.exercise.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exercise.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Docker's own command line, as this user would call it. */
public final class Docker {

  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> environment;

  private Docker(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** With this user's contexts and credentials. */
  public static Docker ofThisUser() {
    return of(System.getenv());
  }

  /**
   * With all of an environment but what would make Compose work on another project than the
   * folder's own.
   */
  public static Docker of(Map<String, String> user) {
    Map<String, String> environment = new TreeMap<>(user);
    environment
        .keySet()
        .removeIf(
            name ->
                name.startsWith("EXERCISE_")
                    || (name.startsWith("COMPOSE_") && !name.equals("COMPOSE_HTTP_TIMEOUT")));
    environment.put("BUILDKIT_PROGRESS", "plain");
    environment.put("COMPOSE_ANSI", "never");
    environment.put("DOCKER_CLI_HINTS", "false");
    return new Docker(environment);
  }

  /**
   * What a call ended with.
   *
   * @param code its exit code
   * @param out what it printed
   * @param err what it complained of
   */
  record Answer(int code, String out, String err) {

    boolean successful() {
      return code == 0;
    }

    /** The first complaint, for a message. */
    String complaint() {
      return Stream.concat(err.lines(), out.lines())
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .findFirst()
          .orElse("it gave no reason");
    }
  }

  /** An answer did not come in time. */
  static final class NoAnswer extends IOException {

    private static final long serialVersionUID = 1L;

    NoAnswer(Duration limit) {
      super("it does not answer within %d seconds".formatted(limit.toSeconds()));
    }
  }

  Map<String, String> environment() {
    return environment;
  }

  /** Whom it talks to, where that is not the usual engine. */
  Optional<String> host() {
    return Optional.ofNullable(environment.get("DOCKER_HOST"))
        .or(() -> Optional.ofNullable(environment.get("DOCKER_CONTEXT")));
  }

  /** What this machine's engine says of itself. */
  public EngineState engine() {
    return engine(PATIENCE);
  }

  EngineState engine(Duration patience) {
    try {
      Answer info = ask(patience, List.of("docker", "info", "--format", "{{json .}}"));
      JsonNode said = json(info.out());
      if (!info.successful() || said.path("ServerVersion").asText().isEmpty()) {
        String error = said.path("ServerErrors").path(0).asText(info.complaint());
        return NoEngine.silent(error, host());
      }
      return compose(said, patience);
    } catch (NoAnswer late) {
      return NoEngine.late(late.getMessage(), host());
    } catch (IOException missing) {
      return NoEngine.notInstalled();
    }
  }

  /** All containers of the engine, running or not. */
  public List<Container> containers() {
    try {
      Answer answer =
          ask(
              PATIENCE,
              List.of("docker", "ps", "--all", "--no-trunc", "--format", Container.FORMAT));
      if (!answer.successful()) {
        throw problem(NoEngine.silent(answer.complaint(), host()));
      }
      return answer.out().lines().map(Container::parse).toList();
    } catch (IOException failed) {
      throw failure("asking Docker for its containers", failed);
    }
  }

  /** The volumes of a Compose project. */
  public List<String> volumes(String project) {
    try {
      Answer answer =
          ask(
              PATIENCE,
              List.of(
                  "docker",
                  "volume",
                  "ls",
                  "--quiet",
                  "--filter",
                  "label=com.docker.compose.project=" + project));
      if (!answer.successful()) {
        throw problem(NoEngine.silent(answer.complaint(), host()));
      }
      return answer.out().lines().toList();
    } catch (IOException failed) {
      throw failure("asking Docker for its volumes", failed);
    }
  }

  /** What to throw when a call did not come to its end: an engine may go away in the middle. */
  RuntimeException failure(String doing, IOException failed) {
    if (failed instanceof NoAnswer) {
      return problem(NoEngine.late(failed.getMessage(), host()));
    }
    return String.valueOf(failed.getMessage()).startsWith("Cannot run program")
        ? problem(NoEngine.notInstalled())
        : new UncheckedIOException(doing, failed);
  }

  private static Problem problem(NoEngine none) {
    return new Problem(none.why(), none.remedy());
  }

  private EngineState compose(JsonNode said, Duration patience) throws IOException {
    for (List<String> command : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
      Optional<String> version = composeVersion(command, patience);
      if (version.isPresent()) {
        return new Engine(
            said.path("ServerVersion").asText(),
            said.path("MemTotal").asLong(),
            said.path("OperatingSystem").asText(),
            dataRoot(said),
            version.get(),
            command);
      }
    }
    return NoEngine.withoutCompose(said.path("ServerVersion").asText());
  }

  private Optional<String> composeVersion(List<String> command, Duration patience)
      throws IOException {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of("version", "--short"));
    try {
      Answer answer = ask(patience, line);
      return answer.successful()
          ? answer.out().lines().findFirst().map(String::strip)
          : Optional.empty();
    } catch (NoAnswer late) {
      throw late;
    } catch (IOException missing) {
      return Optional.empty();
    }
  }

  /** Where the engine keeps images and volumes, if that is a folder of this machine's. */
  private Optional<Path> dataRoot(JsonNode said) {
    Path root = Path.of(said.path("DockerRootDir").asText("/var/lib/docker"));
    return host().isEmpty() && Files.isDirectory(root) ? Optional.of(root) : Optional.empty();
  }

  /**
   * Calls it and waits for its end.
   *
   * @throws NoAnswer when it takes longer than that; it is killed
   * @throws IOException when there is no such program
   */
  Answer ask(Duration limit, List<String> command) throws IOException {
    return ask(limit, command, Path.of("."));
  }

  Answer ask(Duration limit, List<String> command, Path folder) throws IOException {
    Path out = Files.createTempFile("docker", ".out");
    Path err = Files.createTempFile("docker", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        ProcessTree.kill(process.toHandle(), process.descendants().toList());
        throw new NoAnswer(limit);
      }
      return new Answer(process.exitValue(), text(out), text(err));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Asking Docker was interrupted.");
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  /** Services log what they like: a byte that is no UTF-8 must not cost all the rest. */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text.isBlank() ? "{}" : text);
    } catch (JsonProcessingException noJson) {
      return JSON.createObjectNode();
    }
  }
}
