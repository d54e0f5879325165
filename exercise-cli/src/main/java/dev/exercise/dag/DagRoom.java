package dev.exercise.dag;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.exercise.Problem;
import dev.exercise.airflow.AirflowClient;
import dev.exercise.airflow.AirflowException;
import dev.exercise.airflow.Dag;
import dev.exercise.airflow.DagRun;
import dev.exercise.airflow.TaskInstance;
import dev.exercise.marketplace.Progress;
import dev.exercise.python.PythonEnvironment;
import dev.exercise.stack.Airflow;
import dev.exercise.stack.AirflowSetting;
import dev.exercise.stack.Ports;
import dev.exercise.stack.ProcessLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * An Airflow of the grader's own, with stand-ins for dbt and Airbyte, in which DAGs are run and may
 * meet faults. Nothing that is the candidate's is reached from it.
 */
final class DagRoom implements AutoCloseable {

  /** What a task of the candidate's room finds its project by. */
  private static final String PROJECT_IN_CONTAINERS = "/workspace/dbt_project";

  private static final String POLICY = "airflow_local_settings";
  private static final Duration UNTIL_READ = Duration.ofMinutes(2);
  private static final Duration UNTIL_TOLD = Duration.ofMinutes(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  // In the past wherever the clock stands, and after the start that the policy gives to DAGs.
  private static final Instant FIRST_DATE = Instant.parse("2025-07-02T05:00:00Z");

  private final ProcessLedger ledger;
  private final Path folder;
  private final Airflow airflow;
  private final AirflowClient client;
  private final Duration silence;
  private final Duration limit;
  private final Map<String, SyncStandIn> airbytes;
  private final AtomicInteger begun;

  private DagRoom(
      ProcessLedger ledger,
      Path folder,
      Airflow airflow,
      AirflowClient client,
      Duration silence,
      Duration limit,
      Map<String, SyncStandIn> airbytes,
      AtomicInteger begun) {
    this.ledger = ledger;
    this.folder = folder;
    this.airflow = airflow;
    this.client = client;
    this.silence = silence;
    this.limit = limit;
    this.airbytes = airbytes;
    this.begun = begun;
  }

  /**
   * Starts one and waits until it is healthy.
   *
   * @param config the folder with Airflow's settings
   * @param dags the candidate's files; they are copied
   * @param project a copy of the candidate's dbt project, which tasks may write to
   * @param silence how long nothing may move before runs are given up
   * @param limit how long runs may take at most
   * @throws Problem if it does not start
   */
  static DagRoom open(
      ProcessLedger ledger,
      PythonEnvironment python,
      Path config,
      Path dags,
      Path project,
      Duration silence,
      Duration limit,
      Progress progress) {
    Path folder = ledger.scratch("dag-room");
    try {
      Files.createDirectories(folder.resolve("runs"));
      Path settings = Files.createDirectories(folder.resolve("settings"));
      Resources.copy(POLICY + ".py", settings);
      Path standIn = Resources.copy("dbt_stand_in.py", settings);
      Path copy = folder.resolve("dags");
      copyWithPlaces(dags, copy, project);
      AirflowSetting setting =
          new AirflowSetting(
              python.python(),
              config,
              copy,
              Ports.oneFree(),
              List.of(dbt(folder, python, standIn)),
              variables(folder, settings, project));
      Airflow airflow = Airflow.start(ledger, setting, progress);
      try {
        AirflowClient client = new AirflowClient(airflow.address()).login("admin", "admin");
        return new DagRoom(
            ledger,
            folder,
            airflow,
            client,
            silence,
            limit,
            new ConcurrentHashMap<>(),
            new AtomicInteger());
      } catch (RuntimeException failed) {
        airflow.close();
        throw failed;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("making a room for DAGs", failed);
    }
  }

  /** The same room, in which runs are given up after another silence. */
  DagRoom withSilence(Duration other) {
    return new DagRoom(ledger, folder, airflow, client, other, limit, airbytes, begun);
  }

  /**
   * Waits until a DAG can be run.
   *
   * @throws AirflowException when Airflow does not come to reading it
   */
  void awaitDag(String dag) {
    long end = System.nanoTime() + UNTIL_READ.toNanos();
    while (client.dags().stream().map(Dag::id).noneMatch(dag::equals)) {
      if (System.nanoTime() > end) {
        throw new Problem(
            "Airflow did not come to reading the DAG within %d seconds."
                .formatted(UNTIL_READ.toSeconds()),
            "Grade again on a machine that is not busy.");
      }
      pause();
    }
    client.unpause(dag);
  }

  /**
   * Begins a run that meets what is planned.
   *
   * @param what how its name begins
   */
  DagRun begin(String dag, String what, RunPlan plan) {
    int number = begun.incrementAndGet();
    String run = "%s-%d".formatted(what, number);
    SyncStandIn airbyte = SyncStandIn.start(plan.syncFails());
    airbytes.put(run, airbyte);
    write(run, plan, airbyte.address());
    return client.trigger(dag, run, FIRST_DATE.plus(Duration.ofDays(number)));
  }

  /** Takes the cause of a run's failure away, and lets it go on. */
  void mend(DagRun run) {
    SyncStandIn airbyte = airbytes.get(run.id());
    airbyte.mend();
    write(run.id(), RunPlan.CLEAN, airbyte.address());
    client.clearFailed(run);
  }

  /** Waits for the end of runs, or until nothing moves any more, and says what was seen of each. */
  Map<DagRun, RunSeen> await(List<DagRun> runs) {
    Map<DagRun, DagRun> now = new LinkedHashMap<>();
    Map<DagRun, List<TaskInstance>> tasks = new HashMap<>();
    long begin = System.nanoTime();
    long moved = begin;
    String before = "";
    boolean going = true;
    while (going) {
      for (DagRun run : runs) {
        if (!now.containsKey(run) || !now.get(run).state().isFinal()) {
          now.put(run, client.look(run));
          tasks.put(run, client.taskInstances(run));
        }
      }
      long time = System.nanoTime();
      String shown = now + " " + tasks;
      if (!shown.equals(before)) {
        before = shown;
        moved = time;
      }
      going =
          now.values().stream().anyMatch(run -> !run.state().isFinal())
              && time - moved < silence.toNanos()
              && time - begin < limit.toNanos();
      if (going) {
        pause();
      }
    }
    Map<DagRun, RunSeen> seen = new LinkedHashMap<>();
    now.forEach(
        (run, last) ->
            seen.put(
                run,
                RunSeen.of(last, tasks.get(run), journal(run), airbytes.get(run.id()).jobs())));
    return seen;
  }

  /** What was noted of a run until now. */
  Journal journal(DagRun run) {
    return Journal.read(folder.resolve("journal")).of(run.id());
  }

  /** Waits for the DAG's own callbacks, which are called some time after the end of a run. */
  void awaitAlerts(List<DagRun> failed) {
    long end = System.nanoTime() + UNTIL_TOLD.toNanos();
    while (failed.stream().anyMatch(run -> journal(run).alerts().isEmpty())
        && System.nanoTime() < end) {
      pause();
    }
  }

  /** Whether Airflow still runs; if not, what was seen since says nothing. */
  boolean isAlive() {
    return airflow.isAlive();
  }

  @Override
  public void close() {
    airbytes.values().forEach(SyncStandIn::close);
    try {
      airflow.close();
    } finally {
      ledger.discard(folder);
    }
  }

  private void write(String run, RunPlan plan, URI airbyte) {
    Path file = folder.resolve("runs").resolve(run + ".json");
    Path unfinished = folder.resolve("runs").resolve(run + ".unfinished");
    try {
      Files.writeString(unfinished, plan.json(airbyte.toString()).toString());
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("planning run " + run, unwritable);
    }
  }

  private void pause() {
    ledger.requireOpen();
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Running a DAG was interrupted.");
    }
  }

  private static Map<String, String> variables(Path folder, Path settings, Path project) {
    Map<String, String> variables = new HashMap<>();
    variables.put("EXERCISE_ROOM", folder.toString());
    variables.put("AIRFLOW__CORE__PLUGINS_FOLDER", settings.toString());
    variables.put("AIRFLOW__EMAIL__EMAIL_BACKEND", POLICY + ".mail");
    variables.put("AIRFLOW__CORE__PARALLELISM", "6");
    variables.put("AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME", "0.2");
    variables.put("DBT_PROJECT_DIR", project.toString());
    variables.put("DBT_PROFILES_DIR", project.toString());
    // A task's own proxy is told to it when its run is known; nothing listens here.
    variables.put("HTTPS_PROXY", "http://127.0.0.1:9");
    variables.put("HTTP_PROXY", "http://127.0.0.1:9");
    variables.put("NO_PROXY", "127.0.0.1");
    variables.put("no_proxy", "127.0.0.1");
    variables.put(
        "AIRFLOW_CONN_AIRBYTE",
        JsonNodeFactory.instance.objectNode().put("conn_type", "airbyte").toString());
    return variables;
  }

  /** Paths may hold blanks, which a script's first line cannot. */
  private static Path dbt(Path folder, PythonEnvironment python, Path standIn) throws IOException {
    Path programs = Files.createDirectories(folder.resolve("programs"));
    Path dbt = programs.resolve("dbt");
    Files.writeString(
        dbt,
        "#!/bin/sh\nEXERCISE_ROOM=%s exec %s -S -E %s \"$@\"\n"
            .formatted(quoted(folder), quoted(python.python()), quoted(standIn)));
    if (!dbt.toFile().setExecutable(true)) {
      throw new IOException("%s cannot be made executable".formatted(dbt));
    }
    return dbt;
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }

  /** A DAG may name the place of the project as it is in the candidate's containers. */
  private static void copyWithPlaces(Path dags, Path copy, Path project) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(dags)) {
      files = walk.toList();
    }
    for (Path file : files) {
      Path target = copy.resolve(dags.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(target);
      } else if (file.toString().endsWith(".py")) {
        byte[] source = Files.readAllBytes(file);
        String text = new String(source, UTF_8);
        Files.write(
            target,
            text.contains(PROJECT_IN_CONTAINERS)
                ? text.replace(PROJECT_IN_CONTAINERS, project.toString()).getBytes(UTF_8)
                : source);
      } else {
        Files.copy(file, target);
      }
    }
  }
}
