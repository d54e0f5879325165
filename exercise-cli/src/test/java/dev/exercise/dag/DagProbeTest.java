package dev.exercise.dag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.DagPicture;
import dev.exercise.replay.Installation;
import dev.exercise.replay.Probes;
import dev.exercise.replay.SilentListener;
import dev.exercise.stack.TestHome;
import dev.exercise.submission.Overlay;
import dev.exercise.submission.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DagProbeTest {

  private static final Installation INSTALLATION =
      Installation.at(TestHome.root(), Optional.of(TestHome.path()));

  @TempDir private Path folder;

  @Test
  void theUntouchedStarterWasNotAttempted() {
    List<CheckResult> verdicts = judge(Submission.open(INSTALLATION.starter()), Probes.STANDARD);

    assertThat(verdicts).hasSize(12).allMatch(DagProbeTest::isNotAttempted);
  }

  @Test
  void aSubmissionWithoutADagWasNotAttempted() throws IOException {
    Path project = project("work/dbt_project");

    assertThat(judge(Submission.open(project), Probes.STANDARD))
        .hasSize(12)
        .allMatch(DagProbeTest::isNotAttempted);
  }

  @Test
  void whatLiesBesideAProjectOfAnotherNameIsNotTheCandidates() throws IOException {
    Path project = project("work/ada");
    Path dags = Files.createDirectories(folder.resolve("work/airflow/dags"));
    DagFiles.reference(dags);

    assertThat(judge(Submission.open(project), Probes.STANDARD))
        .hasSize(12)
        .allMatch(DagProbeTest::isNotAttempted);
  }

  @Test
  void withoutProbesThereIsNoVerdict() {
    assertThat(judge(Submission.open(INSTALLATION.starter()), Probes.NONE)).isEmpty();
  }

  @Test
  void theReferenceSolutionPassesEveryCheck() {
    Submission solution = Submission.of(INSTALLATION.starter(), Overlay.SOLUTION);

    DagProbe.Judged judged = judgedWhole(solution, Probes.STANDARD);

    assertThat(judged.checks())
        .hasSize(12)
        .allMatch(verdict -> verdict.outcome().id().equals("passed"));
    DagPicture picture = judged.picture().orElseThrow();
    assertThat(picture.file()).isEqualTo("marketplace_pipeline.py");
    assertThat(picture.tasks())
        .extracting(DagPicture.Task::state)
        .containsOnly(Optional.of(DagPicture.State.SUCCESS));
    List<String> drawn = new ArrayList<>();
    for (DagPicture.Task task : picture.tasks()) {
      assertThat(drawn).as("before " + task.id()).containsAll(task.upstream());
      drawn.add(task.id());
    }
    assertThat(picture.tasks())
        .filteredOn(task -> task.id().equals("sync"))
        .singleElement()
        .satisfies(
            sync -> {
              assertThat(sync.operator()).isEqualTo("AirbyteTriggerSyncOperator");
              assertThat(sync.work()).containsExactly(DagPicture.Work.EXTRACT);
              assertThat(sync.upstream()).containsExactly("find_connection");
            });
  }

  @Test
  void aBrokenFileIsChargedOnceAndLeftAsItWas() throws IOException {
    Path project = project("work/dbt_project");
    Path dags = Files.createDirectories(folder.resolve("work/airflow/dags"));
    DagFiles.copy("hostile/does_not_parse.py", dags);

    List<CheckResult> verdicts = judge(Submission.open(project), Probes.STANDARD);

    assertThat(verdicts)
        .extracting(verdict -> verdict.outcome().id())
        .startsWith("failed")
        .hasSize(12);
    assertThat(verdicts.subList(1, verdicts.size()))
        .extracting(verdict -> verdict.outcome().id())
        .containsOnly("blocked");
    assertThat(dags.toFile().list()).containsExactly("does_not_parse.py");
  }

  private Path project(String name) throws IOException {
    Path project = Files.createDirectories(folder.resolve(name));
    Files.writeString(project.resolve("dbt_project.yml"), "name: marketplace\n");
    return project;
  }

  private static boolean isNotAttempted(CheckResult verdict) {
    return verdict.outcome().id().equals("not-attempted");
  }

  private static List<CheckResult> judge(Submission submission, Probes probes) {
    return judgedWhole(submission, probes).checks();
  }

  private static DagProbe.Judged judgedWhole(Submission submission, Probes probes) {
    return new DagProbe(INSTALLATION, TestHome.ledger(), SilentListener.INSTANCE)
        .judge(submission, probes);
  }
}
