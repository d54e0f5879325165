package dev.exercise.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.Problem;
import dev.exercise.marketplace.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Docker Compose in one folder. What it prints is kept in a log. */
public final class Compose {

  /** The project of every room: one engine has one at a time, since its names are fixed. */
  public static final String PROJECT = "exercise";

  /** The containers of a room, by the names that the candidate's manual knows. */
  public static final Set<String> NAMES =
      Set.of(
          "source-postgres",
          "bigquery-emulator",
          "dbt",
          "airbyte",
          "airflow-postgres",
          "airflow-init",
          "airflow-api-server",
          "airflow-scheduler",
          "airflow-dag-processor");

  private static final Duration BUILD_LIMIT = Duration.ofMinutes(40);
  private static final Duration UP_LIMIT = Duration.ofMinutes(15);
  private static final Duration DOWN_LIMIT = Duration.ofMinutes(3);
  private static final Duration LOG_LIMIT = Duration.ofMinutes(1);
  private static final int HEALTHY_WITHIN_SECONDS = 420;

  /** The system's words, and PostgreSQL's where a page was written in part. */
  private static final Pattern FULL =
      Pattern.compile("No space left on device|Check free disk space");

  /** What moves a terminal's cursor; Compose writes it before lines of logs. */
  private static final Pattern CONTROL = Pattern.compile("\\x1B\\[[0-9;]*[A-Za-z]");

  // "#12 [packages 2/4] RUN …": the second of four steps of a stage.
  private static final Pattern BUILD_STEP = Pattern.compile("#\\d+ \\[[^\\]]*?(\\d+)/(\\d+)\\] .*");

  private final Docker docker;
  private final Engine engine;
  private final ProcessLedger ledger;
  private final Path folder;
  private final Path log;

  /**
   * @param folder the one with {@code docker-compose.yml}
   * @param log what it prints is appended to this file
   */
  public Compose(Docker docker, Engine engine, ProcessLedger ledger, Path folder, Path log) {
    this.docker = docker;
    this.engine = engine;
    this.ledger = ledger;
    this.folder = folder;
    this.log = log;
  }

  /** What Compose prints is in here. */
  public Path log() {
    return log;
  }

  /** The services of the file, and the names of their containers. */
  public Map<String, String> services() {
    Map<String, String> names = new TreeMap<>();
    for (Map.Entry<String, JsonNode> service : config().path("services").properties()) {
      names.put(
          service.getKey(), service.getValue().path("container_name").asText(service.getKey()));
    }
    return names;
  }

  /** The services whose images are built, one for each image. */
  public List<String> builds() {
    Map<String, String> byImage = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> service : config().path("services").properties()) {
      if (service.getValue().has("build")) {
        String image = service.getValue().path("image").asText(service.getKey());
        byImage.putIfAbsent(image, service.getKey());
      }
    }
    return byImage.values().stream().sorted().toList();
  }

  /**
   * Builds a service's image; what is built already is used.
   *
   * @throws Problem with the end of what was printed
   */
  public void build(String service, Progress progress) {
    try (Progress.Task task = progress.begin("image of " + service, 0, "steps")) {
      Consumer<String> counted =
          line -> {
            Matcher step = BUILD_STEP.matcher(line);
            if (step.matches()) {
              task.advance(1);
            }
          };
      ChildProgram.Exit exit =
          run("docker build of " + service, BUILD_LIMIT, counted, "build", service);
      if (!exit.successful()) {
        throw new Problem(
            "The image of %s could not be built%s. Its last lines:%n%s%n"
                .formatted(service, exit.timedOut() ? " in time" : "", exit.tail()),
            FULL.matcher(exit.tail()).find()
                ? FULL_REMEDY
                : "The first build needs the internet: connect, then run the same command again."
                    + " What was built until now is kept. All of it is in %s.".formatted(log));
      }
    }
  }

  private static final String FULL_REMEDY =
      "Docker's disk is full: make room ('docker system prune' removes what nothing uses), then run"
          + " the same command again.";

  /**
   * Starts what does not run and waits until all of it is healthy; what runs goes on.
   *
   * @throws Problem naming the services that are not
   */
  public void up() {
    ChildProgram.Exit exit =
        run(
            "docker compose up",
            UP_LIMIT,
            line -> {},
            "up",
            "--detach",
            "--wait",
            "--wait-timeout",
            Integer.toString(HEALTHY_WITHIN_SECONDS));
    if (exit.successful()) {
      return;
    }
    List<String> ill =
        containers().stream()
            .filter(container -> !container.isWell() && !container.hasDoneItsWork())
            .map(container -> container.name() + " (" + container.status() + ")")
            .sorted()
            .toList();
    String last = exit.tail() + tails();
    throw new Problem(
        "Not every service came up%s. The last lines:%n%s%n"
            .formatted(ill.isEmpty() ? "" : ": " + String.join(", ", ill), last),
        FULL.matcher(last).find()
            ? FULL_REMEDY
            : "Run the same command again: what runs goes on. '%s logs SERVICE' in %s says more."
                .formatted(engine.compose(), folder));
  }

  /** The end of the logs of what does not run and should. */
  private String tails() {
    StringBuilder lines = new StringBuilder();
    for (Container container : containers()) {
      if (!container.isWell() && !container.hasDoneItsWork()) {
        lines
            .append(System.lineSeparator())
            .append(container.name())
            .append(':')
            .append(System.lineSeparator())
            .append(log(container.service(), 8).orElse("(no log)").strip());
      }
    }
    return lines.toString();
  }

  /**
   * Stops and removes all containers and networks.
   *
   * @param volumes whether what they hold goes too
   */
  public void down(boolean volumes) {
    List<String> arguments =
        new ArrayList<>(List.of("--project-name", PROJECT, "down", "--remove-orphans"));
    if (volumes) {
      arguments.add("--volumes");
    }
    String[] line = arguments.toArray(String[]::new);
    // Where there is no file, or one that somebody broke, Compose knows by its labels what is of
    // the project.
    Path byLabels = log.getParent();
    boolean there = Files.exists(folder.resolve("docker-compose.yml"));
    ChildProgram.Exit exit =
        run("docker compose down", DOWN_LIMIT, told -> {}, there ? folder : byLabels, line);
    if (!exit.successful() && there) {
      exit = run("docker compose down", DOWN_LIMIT, told -> {}, byLabels, line);
    }
    if (!exit.successful()) {
      throw new Problem(
          "The room's containers could not be removed. The last lines:%n%s%n"
              .formatted(exit.tail()),
          "Does Docker answer ('exercise doctor')? Then run the same command again. All of it is in"
              + " %s.".formatted(log));
    }
  }

  /** The containers of this folder. */
  public List<Container> containers() {
    return docker.containers().stream()
        .filter(container -> container.folder().filter(this::isOurs).isPresent())
        .toList();
  }

  private boolean isOurs(Path other) {
    return other.toAbsolutePath().normalize().equals(folder) || other.equals(realFolder());
  }

  private Path realFolder() {
    try {
      return folder.toRealPath();
    } catch (IOException gone) {
      return folder;
    }
  }

  /** The end of a service's log; empty where there is nothing to read it from. */
  public Optional<String> log(String service, int lines) {
    try {
      Docker.Answer answer =
          docker.ask(
              LOG_LIMIT,
              line(
                  "logs", "--no-color", "--timestamps", "--tail", Integer.toString(lines), service),
              folder);
      return answer.successful() && !answer.out().isBlank()
          ? Optional.of(CONTROL.matcher(answer.out()).replaceAll(""))
          : Optional.empty();
    } catch (IOException failed) {
      throw docker.failure("reading the log of " + service, failed);
    }
  }

  /**
   * Runs a command in a service's container, without a terminal.
   *
   * @param lines given each line that it prints
   */
  public ChildProgram.Exit exec(
      String service, Duration limit, Consumer<String> lines, List<String> command) {
    List<String> arguments = new ArrayList<>(List.of("exec", "--no-TTY", service));
    arguments.addAll(command);
    return run(
        "%s in %s".formatted(command.get(0), service),
        limit,
        lines,
        arguments.toArray(String[]::new));
  }

  private JsonNode config() {
    try {
      Docker.Answer answer =
          docker.ask(Docker.PATIENCE, line("config", "--format", "json"), folder);
      if (!answer.successful()) {
        throw new Problem(
            "Docker Compose cannot read %s: %s."
                .formatted(folder.resolve("docker-compose.yml"), answer.complaint()),
            "Put the file right, or take that of the checkout.");
      }
      return Docker.json(answer.out());
    } catch (IOException failed) {
      throw docker.failure("asking Docker Compose in " + folder, failed);
    }
  }

  private List<String> line(String... arguments) {
    List<String> line = new ArrayList<>(engine.composeCommand());
    line.addAll(List.of(arguments));
    return line;
  }

  private ChildProgram.Exit run(
      String what, Duration limit, Consumer<String> lines, String... arguments) {
    return run(what, limit, lines, folder, arguments);
  }

  private ChildProgram.Exit run(
      String what, Duration limit, Consumer<String> lines, Path place, String... arguments) {
    try {
      Files.createDirectories(log.getParent());
      return new ChildProgram(what, line(arguments), place, docker.environment(), log, limit)
          .run(ledger, lines);
    } catch (IOException failed) {
      throw new UncheckedIOException(what, failed);
    }
  }
}
