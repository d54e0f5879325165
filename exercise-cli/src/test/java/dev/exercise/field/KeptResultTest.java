package dev.exercise.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptResultTest {

  @TempDir private Path folder;

  @Test
  void aResultCountsForTheWorkItIsAboutAndForNoOther() throws IOException {
    KeptResult kept = keep("mart-dim-users", "failed");

    assertThat(kept.find("key")).isPresent();
    assertThat(kept.find("another")).isEmpty();
  }

  @Test
  void whatWasInterruptedIsGradedAgain() throws IOException {
    KeptResult kept = keep("mart-dim-users", "passed");

    assertThat(kept.begin().folder()).isEqualTo(folder);
    write("mart-dim-users", "passed");

    assertThat(kept.find("key")).isEmpty();
  }

  @Test
  void whatCouldNotBeJudgedIsTriedAgainUnlessItIsAirbyte() throws IOException {
    assertThat(keep("dbt-build", "not-gradable").find("key")).isEmpty();
    assertThat(keep("airbyte-sync", "not-gradable").find("key")).isPresent();
  }

  @Test
  void aDamagedResultIsMadeAnew() throws IOException {
    KeptResult kept = keep("mart-dim-users", "passed");
    Files.writeString(folder.resolve("result.json"), "{\"checks\": [");

    assertThat(kept.find("key")).isEmpty();
  }

  @Test
  void nothingOfAnEarlierGradeIsLeftBesideASubmissionThatCouldNotBeGraded() throws IOException {
    keep("mart-dim-users", "passed").remove();

    assertThat(folder.resolve("report.html")).doesNotExist();
    assertThat(folder.resolve("result.json")).doesNotExist();
  }

  private KeptResult keep(String check, String outcome) throws IOException {
    KeptResult kept = new KeptResult(folder);
    write(check, outcome);
    JsonNode result = kept.keep("key");
    assertThat(result.path("checks")).hasSize(1);
    return kept;
  }

  private void write(String check, String outcome) throws IOException {
    Files.writeString(folder.resolve("report.html"), "<html>");
    Files.writeString(
        folder.resolve("result.json"),
        "{\"checks\": [{\"id\": \"%s\", \"outcome\": \"%s\"}]}".formatted(check, outcome));
  }
}
