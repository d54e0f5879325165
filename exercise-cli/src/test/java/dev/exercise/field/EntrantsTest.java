package dev.exercise.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.Problem;
import dev.exercise.stack.TestHome;
import dev.exercise.submission.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EntrantsTest {

  @TempDir private Path folder;

  @Test
  void foldersAndZipsAreSubmissionsAndAllElseIsTold() throws IOException {
    Files.createDirectory(folder.resolve("ada"));
    Files.createFile(folder.resolve("bo.ZIP"));
    Files.createFile(folder.resolve("notes.txt"));
    Files.createFile(folder.resolve(".DS_Store"));
    Files.createDirectory(folder.resolve(".git"));
    Files.createDirectory(folder.resolve("reports"));

    Entrants entrants = Entrants.in(folder, folder.resolve("reports"));

    assertThat(entrants.all()).extracting(Entrant::name).containsExactly("ada", "bo");
    assertThat(entrants.ignored())
        .containsExactlyInAnyOrder("notes.txt", ".DS_Store", ".git", "reports");
  }

  @Test
  void aFolderAndAZipOfOneNameAreToldApart() throws IOException {
    Files.createDirectory(folder.resolve("ada"));
    Files.createFile(folder.resolve("ada.zip"));
    Files.createFile(folder.resolve("ADA.zip"));

    Entrants entrants = Entrants.in(folder, folder.resolve("out"));

    assertThat(entrants.all())
        .extracting(Entrant::name)
        .containsExactlyInAnyOrder("ada", "ada.zip", "ADA.zip");
    assertThat(entrants.all()).extracting(Entrant::folder).doesNotHaveDuplicates();
    assertThat(entrants.all())
        .allSatisfy(entrant -> assertThat(entrant.aliases()).isSubsetOf("ada", "ADA"));
  }

  @Test
  void whatIsCollectedAndAWorkspaceBelongToTheAliasInTheirNames() {
    assertThat(new Entrant("x", folder.resolve("ada-20260701-101500.zip")).aliases())
        .contains("ada");
    assertThat(new Entrant("x", folder.resolve("exercise-ada")).aliases())
        .containsExactly("exercise-ada", "ada");
    assertThat(new Entrant("x", folder.resolve("no alias.zip")).aliases()).isEmpty();
  }

  @Test
  void reportsStayBelowTheirFolderWhateverASubmissionIsCalled() {
    for (String name :
        new String[] {"..", "a\u001b[31m<b>", "field.html", "Field.JSON", "é", " "}) {
      String kept = new Entrant(name, folder.resolve("x")).folder();

      assertThat(kept).matches("submission-[A-Za-z0-9-]+").doesNotContain("..");
    }
    assertThat(new Entrant("é", folder.resolve("x")).folder())
        .isNotEqualTo(new Entrant("è", folder.resolve("x")).folder());
  }

  @Test
  void whatDbtMakesAnewIsNoChangeAndAllElseIs() throws IOException {
    Path project = Files.createDirectory(folder.resolve("ada"));
    Files.writeString(project.resolve("dbt_project.yml"), "name: ada");
    String before = digest(project);

    Files.createDirectory(project.resolve("target"));
    Files.writeString(project.resolve("target/manifest.json"), "{}");
    assertThat(digest(project)).isEqualTo(before);

    Files.writeString(project.resolve("dbt_project.yml"), "name: eda");
    assertThat(digest(project)).isNotEqualTo(before);
  }

  private static String digest(Path project) {
    return new Entrant("ada", project).digest(TestHome.ledger(), Submission.open(project));
  }

  @Test
  void aFolderWithNothingToGradeIsToldWithTheRemedy() throws IOException {
    Path out = folder.resolve("out");

    assertThatThrownBy(() -> Entrants.in(folder, out))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("holds no submission");
    assertThatThrownBy(() -> Entrants.in(folder.resolve("none"), out))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("There is no folder");

    Files.createFile(folder.resolve("dbt_project.yml"));

    assertThatThrownBy(() -> Entrants.in(folder, out))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("is a dbt project itself")
        .hasMessageContaining("exercise grade --submission");
  }
}
