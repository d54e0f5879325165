package dev.exercise.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.Problem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubmissionCopyTest {

  @TempDir Path folder;

  @Test
  void copiesSourcesAndLeavesBuildOutputBehind() throws IOException {
    Path project = project();
    write(project.resolve("models/marts/fct_orders.sql"), "select 1");
    write(project.resolve("target/manifest.json"), "{}");
    write(project.resolve("dbt_packages/dbt_utils/dbt_project.yml"), "name: x");

    SubmissionCopy.copy(project, folder.resolve("copy"));

    assertThat(folder.resolve("copy/models/marts/fct_orders.sql")).hasContent("select 1");
    assertThat(folder.resolve("copy/target")).doesNotExist();
    assertThat(folder.resolve("copy/dbt_packages")).doesNotExist();
  }

  @Test
  void copiesFoldersOfModelsThatAreCalledLikeBuildOutput() throws IOException {
    Path project = project();
    write(project.resolve("models/staging/logs/stg_event_log.sql"), "select 1");
    write(project.resolve("models/target/fct_orders.sql"), "select 2");

    SubmissionCopy.copy(project, folder.resolve("copy"));

    assertThat(folder.resolve("copy/models/staging/logs/stg_event_log.sql")).exists();
    assertThat(folder.resolve("copy/models/target/fct_orders.sql")).exists();
  }

  @Test
  void doesNotFollowLinksOutOfTheSubmission() throws IOException {
    Path project = project();
    write(folder.resolve("secret.txt"), "secret");
    Files.createDirectories(project.resolve("models"));
    Files.createSymbolicLink(project.resolve("models/link.sql"), folder.resolve("secret.txt"));
    Files.createSymbolicLink(project.resolve("models/folder"), folder);

    List<Path> leftOut = SubmissionCopy.copy(project, folder.resolve("copy"));

    assertThat(leftOut)
        .containsExactlyInAnyOrder(Path.of("models/link.sql"), Path.of("models/folder"));
    assertThat(Files.exists(folder.resolve("copy/models/link.sql"), LinkOption.NOFOLLOW_LINKS))
        .isFalse();
    assertThat(Files.exists(folder.resolve("copy/models/folder"), LinkOption.NOFOLLOW_LINKS))
        .isFalse();
  }

  @Test
  void writesNoFileThroughALinkThatTheTargetHolds() throws IOException {
    Path project = project();
    write(project.resolve("models/a.sql"), "select 2");
    write(folder.resolve("outside.sql"), "untouched");
    Files.createDirectories(folder.resolve("copy/models"));
    Files.createSymbolicLink(folder.resolve("copy/models/a.sql"), folder.resolve("outside.sql"));

    SubmissionCopy.copy(project, folder.resolve("copy"));

    assertThat(folder.resolve("outside.sql")).hasContent("untouched");
    assertThat(folder.resolve("copy/models/a.sql")).hasContent("select 2");
  }

  @Test
  void refusesAFolderThatIsTooLargeForADbtProject() throws IOException {
    Path project = project();
    try (RandomAccessFile sparse =
        new RandomAccessFile(project.resolve("dump.bin").toFile(), "rw")) {
      sparse.setLength(SubmissionCopy.MOST_BYTES + 1);
    }

    assertThatThrownBy(() -> SubmissionCopy.copy(project, folder.resolve("copy")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("too large for a dbt project")
        .hasMessageContaining("Remove data");
  }

  @Test
  void findsTheProjectInTheFolderItselfOrBelowIt() throws IOException {
    Path project = project();

    assertThat(Submission.open(project).dbtProject()).isEqualTo(project);
    assertThat(Submission.open(project).name()).isEqualTo("ada");

    Path collected = folder.resolve("collected");
    write(collected.resolve("dbt_project/dbt_project.yml"), "name: marketplace");

    assertThat(Submission.open(collected).dbtProject()).isEqualTo(collected.resolve("dbt_project"));
    assertThat(Submission.open(collected).name()).isEqualTo("collected");
    assertThat(Submission.open(collected.resolve("dbt_project")).name()).isEqualTo("collected");
  }

  @Test
  void saysWhatIsMissingWhenAFolderIsNoSubmission() {
    assertThatThrownBy(() -> Submission.open(folder.resolve("nowhere")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("There is no folder");
    assertThatThrownBy(() -> Submission.open(folder))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("holds no dbt project");
  }

  private Path project() throws IOException {
    Path project = folder.resolve("ada");
    write(project.resolve("dbt_project.yml"), "name: marketplace");
    return project;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
