package dev.exercise.field;

import dev.exercise.Problem;
import dev.exercise.answers.ToolDigest;
import dev.exercise.answers.TreeDigest;
import dev.exercise.grading.AirbyteSetup;
import dev.exercise.replay.Installation;
import dev.exercise.replay.Replay;
import dev.exercise.replay.ReplayListener;
import dev.exercise.replay.Reports;
import dev.exercise.report.Field;
import dev.exercise.report.FieldRow;
import dev.exercise.session.Session;
import dev.exercise.session.Sessions;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.ToolStopped;
import dev.exercise.submission.Submission;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Grades every submission in a folder, several at once. Whatever one of them does ends at its own
 * line of the table.
 */
public final class FieldGrading {

  /** Grades one submission and writes its reports. */
  public interface Judge {

    /**
     * What of a candidate's Airbyte can be read; empty where none belongs to the submission.
     *
     * @param place folder or zip
     * @param session whose work it is, if that is known
     */
    Optional<AirbyteSetup> airbyte(Path place, Optional<Session> session);

    /** Grades it and writes the reports. */
    void judge(
        Replay replay,
        Submission submission,
        Optional<AirbyteSetup> airbyte,
        Reports reports,
        ReplayListener listener)
        throws InterruptedException;
  }

  private static final long PATIENCE_SECONDS = 60;

  private final Installation installation;
  private final ProcessLedger ledger;
  private final FieldRules rules;
  private final Judge judge;
  private final ReplayListener listener;
  private final Sessions sessions;
  private final AtomicInteger done = new AtomicInteger();

  public FieldGrading(
      Installation installation,
      ProcessLedger ledger,
      FieldRules rules,
      Judge judge,
      ReplayListener listener) {
    this.installation = installation;
    this.ledger = ledger;
    this.rules = rules;
    this.judge = judge;
    this.listener = listener;
    this.sessions = new Sessions(installation.home());
  }

  /** A submission with the marketplace that it was worked on. */
  private record Task(Entrant entrant, Marketplace marketplace, Optional<Session> session) {}

  /**
   * Grades all of them.
   *
   * @throws Problem when there is nothing to grade
   * @throws InterruptedException when the thread is interrupted; what was finished is kept
   */
  public Field grade(Path folder) throws InterruptedException {
    Entrants entrants = Entrants.in(folder, rules.output());
    entrants.ignored().forEach(name -> listener.note("Ignored, no submission: " + name));
    List<FieldRow> rows = new ArrayList<>();
    List<Task> tasks = new ArrayList<>();
    for (Entrant entrant : entrants.all()) {
      try {
        tasks.add(task(entrant));
      } catch (Problem unknown) {
        rows.add(open(entrant, unknown.getMessage()));
      }
    }
    tasks.sort(Comparator.comparing(task -> task.marketplace().toString()));
    int atOnce = rules.atOnce().orElseGet(() -> AtOnce.ofThisMachine(scales(tasks)));
    listener.step(
        "Grade %d of %d submissions in %s, up to %d at once"
            .formatted(tasks.size(), entrants.all().size(), folder, atOnce));
    rows.addAll(grade(tasks, atOnce));
    Field field = new Field(rows, entrants.ignored());
    FieldFiles.write(field, rules.output());
    return field;
  }

  private static double scales(List<Task> tasks) {
    return tasks.stream()
        .mapToDouble(task -> task.marketplace().world().scale().doubleValue())
        .max()
        .orElse(1);
  }

  private Task task(Entrant entrant) {
    if (rules.world().isPresent()) {
      return new Task(
          entrant, new Marketplace(rules.world().get(), rules.depth()), Optional.empty());
    }
    Optional<Session> session =
        entrant.aliases().stream().flatMap(alias -> sessions.find(alias).stream()).findFirst();
    Session own =
        session.orElseThrow(
            () ->
                new Problem(
                    "Nobody knows its marketplace: no session has the alias %s."
                        .formatted(
                            entrant.aliases().isEmpty()
                                ? "that it is named by"
                                : String.join(" or ", entrant.aliases())),
                    "Name it by the candidate's alias, or name --seed for all."));
    return new Task(entrant, new Marketplace(own.world(), own.depth()), session);
  }

  private List<FieldRow> grade(List<Task> tasks, int atOnce) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(atOnce, FieldGrading::daemon);
    try (SharedReplays replays =
        new SharedReplays(
            (marketplace, teller) ->
                Replay.open(installation, ledger, marketplace.world(), marketplace.depth(), teller),
            tasks.stream().map(Task::marketplace).toList())) {
      String tool = ToolDigest.ofThisTool();
      List<Future<FieldRow>> futures =
          tasks.stream().map(task -> pool.submit(() -> row(task, replays, tool))).toList();
      try {
        List<FieldRow> rows = new ArrayList<>();
        for (Future<FieldRow> future : futures) {
          rows.add(future.get());
          // Whoever is told of the end first is not to go on with rows of what was cut short.
          ledger.requireOpen();
        }
        return rows;
      } finally {
        // Those that still run read from the replays, which are closed next.
        pool.shutdownNow();
        boolean unused = pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof ToolStopped stopped) {
        throw stopped;
      }
      throw new IllegalStateException("The field could not be graded.", failed.getCause());
    }
  }

  /** One submission's line; nothing but the end of the tool gets past it. */
  private FieldRow row(Task task, SharedReplays replays, String tool) {
    Entrant entrant = task.entrant();
    EntrantProgress progress = new EntrantProgress(entrant, listener);
    KeptResult kept = new KeptResult(rules.output().resolve(entrant.folder()));
    FieldRow row;
    try {
      row = graded(task, replays, kept, tool, progress);
    } catch (ToolStopped stopped) {
      throw stopped;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return open(entrant, "Grading it was interrupted. Run the same command again.");
    } catch (OutOfMemoryError | StackOverflowError tooMuch) {
      row = failed(entrant, kept, "It took more memory than the tool may have. Grade it alone.");
    } catch (Problem problem) {
      row = failed(entrant, kept, problem.getMessage());
    } catch (SQLException | RuntimeException fault) {
      row = failed(entrant, kept, "A fault of the grader: %s. Grade again.".formatted(fault));
    } finally {
      replays.leave(task.marketplace());
    }
    progress.note(
        "%s: %d done"
            .formatted(
                row instanceof FieldRow.Graded ? "Graded" : "Could not be graded",
                done.incrementAndGet()));
    return row;
  }

  private FieldRow failed(Entrant entrant, KeptResult kept, String reason) {
    ledger.requireOpen();
    kept.remove();
    return open(entrant, reason);
  }

  private FieldRow graded(
      Task task, SharedReplays replays, KeptResult kept, String tool, EntrantProgress progress)
      throws SQLException, InterruptedException {
    Entrant entrant = task.entrant();
    Path scratch = ledger.scratch("unpacked");
    try {
      Submission submission = entrant.open(scratch);
      Optional<AirbyteSetup> airbyte = judge.airbyte(entrant.place(), task.session());
      String key =
          TreeDigest.ofText(
              String.join(
                  "\n",
                  tool,
                  entrant.digest(ledger, submission),
                  task.marketplace().toString(),
                  rules.probes().id(),
                  airbyte.toString()));
      Optional<FieldRow> earlier =
          rules.again()
              ? Optional.empty()
              : kept.find(key)
                  .map(result -> FieldRow.Graded.of(entrant.name(), entrant.folder(), result));
      if (earlier.isPresent()) {
        progress.note("Nothing has changed since it was graded");
        return earlier.get();
      }
      Reports reports = kept.begin();
      Replay replay = replays.of(task.marketplace(), progress);
      judge.judge(replay, submission, airbyte, reports, progress);
      return FieldRow.Graded.of(entrant.name(), entrant.folder(), kept.keep(key));
    } finally {
      ledger.discard(scratch);
    }
  }

  private static FieldRow open(Entrant entrant, String reason) {
    return new FieldRow.NotGraded(entrant.name(), reason);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "field");
    thread.setDaemon(true);
    return thread;
  }
}
