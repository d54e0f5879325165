package dev.exercise.dag;

import dev.exercise.Problem;
import dev.exercise.airflow.AirflowException;
import dev.exercise.grading.CheckResult;
import dev.exercise.grading.DagPicture;
import dev.exercise.grading.Outcome;
import dev.exercise.python.PythonEnvironment;
import dev.exercise.replay.Installation;
import dev.exercise.replay.ReplayListener;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.submission.Submission;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Lets a submission's DAG run in a room of the grader's, and judges what comes of it. */
final class Trials {

  private static final Duration SILENCE = Duration.ofSeconds(90);
  private static final Duration LIMIT = Duration.ofMinutes(8);

  private final Installation installation;
  private final ProcessLedger ledger;
  private final ReplayListener listener;

  Trials(Installation installation, ProcessLedger ledger, ReplayListener listener) {
    this.installation = installation;
    this.ledger = ledger;
    this.listener = listener;
  }

  /**
   * What came of it.
   *
   * @param states how each task ended in the run without a fault
   */
  record Tried(List<CheckResult> checks, Map<String, DagPicture.State> states) {

    Tried {
      checks = List.copyOf(checks);
      states = Map.copyOf(states);
    }
  }

  /** No run came about, which is nobody's fault. */
  static Tried notTried(String why) {
    return new Tried(DagCheck.allByRunning(new Outcome.NotGradable(), why, List.of()), Map.of());
  }

  /**
   * Runs a DAG.
   *
   * @param dags the files that it was read from
   * @param reading the verdicts of reading it
   */
  Tried run(
      DagShape dag,
      Path dags,
      Submission submission,
      PythonEnvironment airflow,
      List<CheckResult> reading) {
    listener.step("Start an Airflow to run the DAG of '%s' in".formatted(submission.name()));
    Path project = ledger.scratch("dag-project");
    List<Path> unused = submission.copyTo(project);
    try (DagRoom room =
        DagRoom.open(
            ledger,
            airflow,
            installation.airflow().resolve("config"),
            dags,
            project,
            SILENCE,
            LIMIT,
            listener)) {
      listener.step("Run the DAG: without a fault, and with syncs, builds and tests that fail");
      return judge(room, dag, reading);
    } catch (Problem | AirflowException notRun) {
      ledger.requireOpen();
      return notTried("The DAG could not be run: %s Grade again.".formatted(notRun.getMessage()));
    } finally {
      ledger.discard(project);
    }
  }

  /** Runs a DAG in a room that is open. */
  static Tried judge(DagRoom room, DagShape dag, List<CheckResult> reading) {
    DagTrial.Seen seen = new DagTrial(room, dag).run();
    if (!room.isAlive()) {
      return notTried("The grader's Airflow ended while the DAG ran. Grade again.");
    }
    return new Tried(
        new TrialJudge(dag, seen, reading).judge(), seen.runs().get(Scenario.CLEAN).tasks());
  }
}
