package dev.exercise.quality;

import dev.exercise.grading.BuildOutcome;
import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Outcome;
import dev.exercise.python.PythonEnvironment;
import dev.exercise.stack.ProcessLedger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Judges the code of a project that was just built, beside whatever is done with it next. */
public final class QualityProbe {

  private static final String NOTHING_OWN = "The project has no model beyond the starter's.";

  private final CompletableFuture<List<CheckResult>> verdicts;

  private QualityProbe(CompletableFuture<List<CheckResult>> verdicts) {
    this.verdicts = verdicts;
  }

  /**
   * Reads all that is judged, and begins to judge it; the project may be run again meanwhile.
   *
   * @param dbt the environment that has dbt and what reads SQL
   * @param starter what the candidate began with
   * @param starterModels names of the models that the candidate was given
   * @param project a copy of the submission, as dbt left it
   * @param build how building it went
   */
  public static QualityProbe begin(
      ProcessLedger ledger,
      PythonEnvironment dbt,
      Path starter,
      Set<String> starterModels,
      Path project,
      BuildOutcome build) {
    Optional<Project> read = ProjectReader.read(project, starter);
    if (read.isEmpty()) {
      return new QualityProbe(
          CompletableFuture.completedFuture(withoutProject(build, starterModels)));
    }
    return new QualityProbe(
        CompletableFuture.supplyAsync(() -> judge(new TextReader(ledger, dbt), read.get())));
  }

  /** The verdicts, when they are all there. */
  public List<CheckResult> verdicts() {
    try {
      return verdicts.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  private static List<CheckResult> judge(TextReader reader, Project project) {
    if (!project.attempted()) {
      return QualityCheck.all(false, new Outcome.NotAttempted(), NOTHING_OWN);
    }
    Map<String, SqlShape> shapes = reader.shapes(project);
    List<CheckResult> checks = new ArrayList<>();
    checks.add(new Layering(project).judge());
    checks.add(new Staging(project).judge());
    checks.add(new Naming(project).judge());
    checks.add(KeysTested.judge(project));
    checks.add(Documentation.judge(project, shapes));
    checks.addAll(new Queries(project, shapes).judge());
    return checks;
  }

  private static List<CheckResult> withoutProject(BuildOutcome build, Set<String> starterModels) {
    if (build instanceof BuildOutcome.DidNotCompile broken) {
      return starterModels.containsAll(broken.models())
          ? QualityCheck.all(false, new Outcome.NotAttempted(), NOTHING_OWN)
          : QualityCheck.all(
              false,
              new Outcome.Blocked(),
              "The project does not compile, which dbt-build is charged with.");
    }
    return QualityCheck.all(
        false,
        new Outcome.NotGradable(),
        "dbt did not come to describe the project: see dbt-build, and grade again.");
  }
}
