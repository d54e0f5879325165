package dev.exercise.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.Problem;
import dev.exercise.grading.AirbyteSetup;
import dev.exercise.marketplace.Progress;
import dev.exercise.replay.ReplayListener;
import dev.exercise.report.AirbyteJson;
import dev.exercise.session.CandidatesAirbyte;
import dev.exercise.session.Session;
import dev.exercise.session.SessionRuntime;
import dev.exercise.session.StatementLogs;
import dev.exercise.stack.Compose;
import dev.exercise.stack.Stack;
import dev.exercise.submission.Submission;
import dev.exercise.timeline.Trace;
import dev.exercise.warehouse.TableUnreadable;
import dev.exercise.warehouse.Warehouse;
import dev.exercise.warehouse.WarehouseUnavailable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/**
 * Takes a candidate's work back as one zip, also from a room that is half broken: what cannot be
 * had is named in it. The zip tells neither the seed nor anything of a grade.
 */
public final class Collector {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LOG_LINES = 20_000;

  /** The source's log tells what the candidate asked, from the beginning. */
  private static final int STATEMENT_LOG_LINES = 200_000;

  /** What programs make anew at the top; deeper down a folder may well be called so. */
  private static final Set<String> CACHES =
      Set.of("target", "logs", "dbt_packages", ".venv", "venv");

  private final Path home;
  private final ReplayListener listener;
  private final Clock clock;

  /**
   * @param home the tool's home directory
   */
  public Collector(Path home, ReplayListener listener, Clock clock) {
    this.home = home;
    this.listener = listener;
    this.clock = clock;
  }

  /** Where a zip goes unless something else is said. */
  public Path usualPlace(Session session) {
    return home.toAbsolutePath()
        .normalize()
        .resolve("collected")
        .resolve("%s-%s.zip".formatted(session.candidate(), Aside.stamp(clock)));
  }

  /**
   * Makes sure that nothing is written over: an earlier zip may hold what no room has any more.
   *
   * @throws Problem when there is such a file
   */
  public static void requireFree(Path zip) {
    if (Files.exists(zip)) {
      throw new Problem(
          "%s is there already; it may be all that is left of a room.".formatted(zip),
          "Name another file with --output, or move that one away.");
    }
  }

  /**
   * Packs what can be had of a session whose own services answer.
   *
   * @param compose the containers, asked for only where the session has any
   * @param zip the file to write
   */
  Collection collect(Session session, Supplier<Compose> compose, Path zip) {
    return collect(session, Optional.empty(), compose, zip);
  }

  /**
   * Packs what can be had.
   *
   * @param away why the services are not to be asked, empty where they are: on the session's ports
   *     another one's may answer
   * @param compose the containers, asked for only where the session has any
   * @param zip the file to write
   */
  public Collection collect(
      Session session, Optional<String> away, Supplier<Compose> compose, Path zip) {
    List<Collection.Missing> missing = new ArrayList<>();
    try (Archive archive = Archive.create(zip)) {
      listener.step("Take the dbt project and the DAGs");
      files(session.workspace(home), archive, missing);
      listener.step("Take Airbyte's connections");
      airbyte(session, away, archive, missing);
      listener.step("Take the warehouse");
      away.ifPresentOrElse(
          why -> missing.add(missing(held(session), "warehouse", why)),
          () -> warehouse(session, archive, missing));
      listener.step("Take the services' logs");
      logs(session, compose, archive, missing);
      traces(session, away, archive, missing);
      archive.add("manifest.json", manifest(session, archive.entries(), missing));
      archive.finish();
      return new Collection(archive.file(), archive.entries(), missing);
    }
  }

  private static void files(Path workspace, Archive archive, List<Collection.Missing> missing) {
    try {
      Path project = Submission.open(workspace).dbtProject();
      folder(project, "dbt_project/", Collector::isMadeAnew, archive, missing);
    } catch (Problem none) {
      missing.add(missing(Collection.Kind.FILES, "dbt project", none.getMessage()));
    }
    Path airflow = workspace.resolve("airflow");
    if (Files.isDirectory(airflow)) {
      folder(airflow, "airflow/", Collector::isMadeAnew, archive, missing);
    } else {
      String why = "There is no folder %s.".formatted(airflow);
      missing.add(missing(Collection.Kind.FILES, "DAGs", why));
    }
    // Who keeps a history may keep it for the whole workspace.
    Path history = workspace.resolve(".git");
    if (Files.isDirectory(history)) {
      folder(history, ".git/", below -> false, archive, missing);
    }
  }

  private static void folder(
      Path folder,
      String prefix,
      Predicate<Path> skipped,
      Archive archive,
      List<Collection.Missing> missing) {
    archive.addFolder(
        folder,
        prefix,
        skipped,
        file ->
            missing.add(
                missing(
                    Collection.Kind.FILES,
                    prefix + file,
                    "It is a link, cannot be read, or is very large.")));
  }

  private static boolean isMadeAnew(Path folder) {
    String name = folder.getFileName().toString();
    return name.equals("__pycache__") || (folder.getNameCount() == 1 && CACHES.contains(name));
  }

  private static Collection.Missing missing(Collection.Kind kind, String what, String why) {
    return new Collection.Missing(kind, what, why);
  }

  private void airbyte(
      Session session, Optional<String> away, Archive archive, List<Collection.Missing> missing) {
    // Without Docker it is kept in the tool's home, where it is nobody else's.
    AirbyteSetup setup =
        away.filter(why -> session.runtime() == SessionRuntime.COMPOSE)
            .<AirbyteSetup>map(AirbyteSetup.Unread::new)
            .orElseGet(() -> new CandidatesAirbyte(session, home).read());
    if (setup instanceof AirbyteSetup.Unread unread) {
      missing.add(missing(Collection.Kind.HELD, "Airbyte's connections", unread.why()));
    } else {
      archive.add(CollectedAirbyte.FILE, AirbyteJson.render(setup) + "\n");
    }
  }

  private void warehouse(Session session, Archive archive, List<Collection.Missing> missing) {
    Warehouse warehouse =
        Warehouse.emulator(session.warehouse(), Stack.WAREHOUSE_PROJECT, PATIENCE);
    try {
      for (String dataset : warehouse.datasets()) {
        for (String table : warehouse.tables(dataset)) {
          table(warehouse, dataset, table, archive, missing);
        }
      }
    } catch (WarehouseUnavailable away) {
      missing.add(missing(held(session), "warehouse", away.getMessage()));
    }
  }

  /** Without Docker, a warehouse is gone with its session: nothing that is removed holds it. */
  private static Collection.Kind held(Session session) {
    return session.runtime() == SessionRuntime.EMBEDDED
        ? Collection.Kind.EXTRA
        : Collection.Kind.HELD;
  }

  private void table(
      Warehouse warehouse,
      String dataset,
      String table,
      Archive archive,
      List<Collection.Missing> missing) {
    Path rows = null;
    try {
      // A table that breaks half way must not leave half an entry.
      rows = Files.createTempFile("collect", ".gz");
      write(warehouse, dataset, table, rows);
      Path whole = rows;
      archive.add(
          "warehouse/%s/%s.ndjson.gz".formatted(dataset, table), out -> Files.copy(whole, out));
    } catch (TableUnreadable unreadable) {
      missing.add(
          missing(
              Collection.Kind.HELD,
              "table %s.%s".formatted(dataset, table),
              unreadable.getMessage()));
    } catch (IOException unwritable) {
      throw new UncheckedIOException("writing %s.%s".formatted(dataset, table), unwritable);
    } finally {
      delete(rows);
    }
  }

  private void write(Warehouse warehouse, String dataset, String table, Path file)
      throws IOException {
    try (BufferedWriter lines =
            new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), UTF_8));
        Progress.Task task = listener.begin(dataset + "." + table, 0)) {
      warehouse.export(
          dataset,
          table,
          row -> {
            try {
              lines.write(row);
              lines.newLine();
            } catch (IOException unwritable) {
              throw new UncheckedIOException(unwritable);
            }
            task.advance(1);
          });
    }
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException undeletable) {
      throw new UncheckedIOException(undeletable);
    }
  }

  /** What a timeline is made from, beside the logs. */
  private void traces(
      Session session, Optional<String> away, Archive archive, List<Collection.Missing> missing) {
    trace(
        SessionTraces.DBT,
        "dbt's log",
        SessionTraces.dbt(session.workspace(home)),
        archive,
        missing);
    trace(
        SessionTraces.AIRBYTE,
        "Airbyte's syncs",
        SessionTraces.airbyte(session, home, away),
        archive,
        missing);
    trace(
        SessionTraces.AIRFLOW,
        "Airflow's runs",
        SessionTraces.airflow(session, away),
        archive,
        missing);
  }

  private static void trace(
      String entry, String what, Trace trace, Archive archive, List<Collection.Missing> missing) {
    if (trace instanceof Trace.Read read) {
      archive.add(entry, read.text());
    } else if (trace instanceof Trace.Unread unread) {
      missing.add(missing(Collection.Kind.EXTRA, what, unread.why()));
    }
  }

  private void logs(
      Session session,
      Supplier<Compose> compose,
      Archive archive,
      List<Collection.Missing> missing) {
    if (session.runtime() == SessionRuntime.EMBEDDED) {
      trace(
          SessionTraces.STATEMENTS,
          "the source's log",
          StatementLogs.read(home, session),
          archive,
          missing);
      missing.add(
          missing(
              Collection.Kind.EXTRA,
              "services' logs",
              "A session without Docker keeps only that of the source beyond its end."));
      return;
    }
    try {
      Compose room = compose.get();
      Set<String> there = Set.copyOf(room.services().keySet());
      for (String service : there.stream().sorted().toList()) {
        int lines = service.equals("source-postgres") ? STATEMENT_LOG_LINES : LOG_LINES;
        Optional<String> log = room.log(service, lines);
        log.ifPresentOrElse(
            text -> archive.add("logs/%s.log".formatted(service), text),
            () ->
                missing.add(
                    missing(
                        Collection.Kind.EXTRA,
                        "log of " + service,
                        "Its container is not there.")));
      }
    } catch (Problem | UncheckedIOException away) {
      missing.add(missing(Collection.Kind.EXTRA, "services' logs", away.getMessage()));
    }
  }

  private String manifest(Session session, int files, List<Collection.Missing> missing) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("candidate", session.candidate())
            .put("runtime", session.runtime().id())
            .put("depth", session.depth().id())
            .put("startedAt", session.startedAt().toString())
            .put("collectedAt", clock.instant().toString())
            .put("files", files);
    node.putArray("missing");
    for (Collection.Missing one : missing) {
      node.withArray("missing").addObject().put("what", one.what()).put("why", one.why());
    }
    return node.toPrettyString() + "\n";
  }
}
