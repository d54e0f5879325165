package dev.exercise.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.Problem;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.replay.Planting;
import dev.exercise.stack.ScratchPostgres;
import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RoomFolderTest {

  private static final long SEED = 5_118_009_334_172_665_902L;

  @TempDir private static Path place;
  private static ScratchPostgres planted;
  private static Path folder;

  @BeforeAll
  static void write() throws SQLException {
    planted = ScratchPostgres.start(TestHome.ledger());
    Workshop unused =
        Planting.plant(
            planted.server(), planted.server(), World.of(SEED, "0.05"), Depth.CORE, Progress.NONE);
    folder = place.resolve("exercise-ada");
    new RoomFolder(TestHome.root()).write(folder, planted.server(), Depth.CORE, Progress.NONE);
  }

  @AfterAll
  static void stop() {
    planted.close();
  }

  @Test
  void itHasAllThatComposeNeedsAndTheCandidateReads() throws IOException {
    assertThat(folder.resolve("docker-compose.yml"))
        .hasSameBinaryContentAs(TestHome.root().resolve("docker-compose.yml"));
    for (String file :
        List.of(
            "README.md",
            "docs/README.md",
            ".devcontainer/devcontainer.json",
            "source/10-schema.sql",
            "source/20-rows.sql.gz",
            "bigquery-emulator/exercise_emulator/launcher.py",
            "bigquery-emulator/emulator.lock",
            "airbyte/Dockerfile",
            "airbyte/target/airbyte.jar",
            "dbt_project/dbt_project.yml",
            "dbt_project/requirements.lock",
            "dbt_project/offline_packages/dbt_utils/dbt_project.yml",
            "airflow/requirements.lock")) {
      assertThat(folder.resolve(file)).isRegularFile();
    }
    assertThat(Files.readString(folder.resolve("README.md"))).contains("Depth: **core**");
  }

  @Test
  void composeIsToldWhoOwnsTheFilesAndNothingElse() throws IOException {
    int owner = (int) Files.getAttribute(folder.resolve("dbt_project/dbt_project.yml"), "unix:uid");
    int group = (int) Files.getAttribute(folder.resolve("dbt_project/dbt_project.yml"), "unix:gid");

    assertThat(folder.resolve(".env"))
        .hasContent("EXERCISE_UID=%d\nEXERCISE_GID=%d\n".formatted(owner, group));
    assertThat(owner).as("containers do not work as root").isPositive();
  }

  @Test
  void theDatabaseMayReadItsScriptsWhateverTheCreationMaskIs() throws IOException {
    assertThat(mode(folder.resolve("source"))).isEqualTo("rwxr-xr-x");
    assertThat(mode(folder.resolve("source/20-rows.sql.gz"))).isEqualTo("rw-r--r--");
  }

  @Test
  void noFileTellsTheSeedOrTheAnswers() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = folder.relativize(file).toString();
        if (name.startsWith("airbyte/target/lib")) {
          continue;
        }
        assertThat(new String(Files.readAllBytes(file), UTF_8))
            .as(name)
            .doesNotContain(Long.toString(SEED));
        assertThat(name).doesNotContainIgnoringCase("mistake").doesNotContain("solution");
      }
    }
  }

  @Test
  void whatAnInterruptedRunLeftIsReplaced() throws Exception {
    Path again = place.resolve("again");
    Path left = Files.createDirectories(place.resolve("again.unfinished/source"));
    Files.writeString(left.resolve("10-schema.sql"), "half a");

    new RoomFolder(TestHome.root()).write(again, planted.server(), Depth.FULL, Progress.NONE);

    assertThat(place.resolve("again.unfinished")).doesNotExist();
    assertThat(again.resolve("source/10-schema.sql"))
        .hasSameBinaryContentAs(folder.resolve("source/10-schema.sql"));
  }

  @Test
  void aCandidatesWorkIsNeverWrittenOver() {
    assertThatThrownBy(
            () ->
                new RoomFolder(TestHome.root())
                    .write(folder, planted.server(), Depth.CORE, Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCheckoutThatWasNotBuiltIsAClearProblem() {
    assertThatThrownBy(() -> new RoomFolder(place).requireComplete())
        .isInstanceOf(Problem.class)
        .hasMessageContaining("docker-compose.yml")
        .hasMessageContaining("make build");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsAClearProblem() throws IOException {
    Path file = Files.writeString(place.resolve("file"), "in the way");

    assertThatThrownBy(
            () ->
                new RoomFolder(TestHome.root())
                    .write(file.resolve("room"), planted.server(), Depth.CORE, Progress.NONE))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("cannot be made")
        .hasMessageContaining("--workspace");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
