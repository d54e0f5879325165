package dev.exercise.dag;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.DagPicture;
import dev.exercise.grading.Grade;
import dev.exercise.grading.Outcome;
import dev.exercise.python.PythonEnvironment;
import dev.exercise.replay.Installation;
import dev.exercise.replay.Probes;
import dev.exercise.replay.ReplayListener;
import dev.exercise.replay.Toolchain;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.submission.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges the DAG of a submission; Airflow is installed only where there is one to judge. */
public final class DagProbe {

  private final Installation installation;
  private final ProcessLedger ledger;
  private final ReplayListener listener;

  public DagProbe(Installation installation, ProcessLedger ledger, ReplayListener listener) {
    this.installation = installation;
    this.ledger = ledger;
    this.listener = listener;
  }

  /**
   * What came of it.
   *
   * @param checks the verdicts
   * @param picture the DAG that was judged, if one could be read
   */
  public record Judged(List<CheckResult> checks, Optional<DagPicture> picture) {

    public Judged {
      checks = List.copyOf(checks);
    }

    /** The grade, with the verdicts and the picture. */
    public Grade addTo(Grade grade) {
      Grade judged = grade.with(checks);
      return picture.map(judged::with).orElse(judged);
    }

    private static Judged without(List<CheckResult> checks) {
      return new Judged(checks, Optional.empty());
    }
  }

  /**
   * The verdicts on a submission's DAG.
   *
   * @param probes {@code NONE} for no verdict; a DAG is read and run with the others
   */
  public Judged judge(Submission submission, Probes probes) {
    if (probes == Probes.NONE) {
      return Judged.without(List.of());
    }
    Path dags = ledger.scratch("dags");
    try {
      for (Path leftOut : submission.copyDagsTo(dags)) {
        listener.note("Left out of the DAGs, since it is a link or no file: " + leftOut);
      }
      Set<String> files = pythonFiles(dags);
      if (files.isEmpty()) {
        return Judged.without(
            DagCheck.all(new Outcome.NotAttempted(), "The submission has no DAG."));
      }
      if (isStarter(dags, files)) {
        return Judged.without(
            DagCheck.all(new Outcome.NotAttempted(), "The DAG is the starter's, untouched."));
      }
      return judge(dags, submission);
    } finally {
      ledger.discard(dags);
    }
  }

  private Judged judge(Path dags, Submission submission) {
    listener.step("Read the DAG of '%s'".formatted(submission.name()));
    PythonEnvironment airflow = Toolchain.airflow(installation, ledger, listener);
    Optional<List<DagFile>> files =
        new DagInspection(ledger, airflow, DagInspection.FILE_LIMIT).read(dags);
    if (files.isEmpty()) {
      return Judged.without(
          DagCheck.all(
              new Outcome.NotGradable(),
              "The DAGs could not be read: Airflow did not say what is in them. Grade again."));
    }
    List<CheckResult> verdicts = new ArrayList<>();
    verdicts.add(DagImports.judge(files.get()));
    Optional<DagShape> pipeline = pipeline(files.get());
    if (pipeline.isEmpty()) {
      verdicts.addAll(
          DagCheck.allBeyondImports(
              files.get().stream().anyMatch(DagFile::timedOut)
                  ? new Outcome.NotGradable()
                  : new Outcome.Blocked(),
              "There is no DAG that could be read; see dag-imports."));
      return Judged.without(verdicts);
    }
    Starter starter = new Starter(source(dags.resolve(pipeline.get().file())));
    verdicts.addAll(read(pipeline.get(), starter));
    Trials trials = new Trials(installation, ledger, listener);
    Trials.Tried tried =
        files.get().stream().anyMatch(DagFile::timedOut)
            ? Trials.notTried("A file of the DAGs takes too long to read; see dag-imports.")
            : trials.run(pipeline.get(), dags, submission, airflow, verdicts);
    verdicts.addAll(tried.checks());
    return new Judged(verdicts, Optional.of(pipeline.get().picture(tried.states())));
  }

  /** The verdicts on a DAG that was read. */
  static List<CheckResult> read(DagShape dag, Starter starter) {
    List<CheckResult> verdicts = new ArrayList<>();
    verdicts.add(new DagOrder(dag, starter).judge());
    verdicts.addAll(new DagSettings(dag, starter).judge());
    return verdicts;
  }

  /** Of several DAGs, the one that does most of what the exercise asks for. */
  static Optional<DagShape> pipeline(List<DagFile> files) {
    return files.stream()
        .flatMap(file -> file.dags().stream())
        .min(
            Comparator.comparingLong((DagShape dag) -> -kinds(dag))
                .thenComparingInt(dag -> -dag.tasks().size())
                .thenComparing(DagShape::id));
  }

  private static long kinds(DagShape dag) {
    return dag.tasks().stream().flatMap(task -> task.work().stream()).distinct().count();
  }

  private boolean isStarter(Path dags, Set<String> files) {
    Path starter = installation.airflow().resolve("dags");
    return Files.isDirectory(starter)
        && files.equals(pythonFiles(starter))
        && files.stream()
            .allMatch(file -> source(dags.resolve(file)).equals(source(starter.resolve(file))));
  }

  private static Set<String> pythonFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(file -> file.endsWith(".py"))
          .collect(Collectors.toSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading " + folder, unreadable);
    }
  }

  /** As far as it is text: a file that is none has its own error from Python. */
  private static String source(Path file) {
    try {
      return new String(Files.readAllBytes(file), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading " + file, unreadable);
    }
  }
}
