package dev.exercise.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubmissionZipTest {

  @TempDir private Path folder;

  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  @Test
  void theProjectNearestToTheTopIsTakenOutAndNothingElse() throws IOException {
    add("work/dbt_project/dbt_packages/dbt_utils/dbt_project.yml", "name: dbt_utils");
    add("work/dbt_project/dbt_project.yml", "name: marketplace");
    add("work/dbt_project/models/marts/fct_orders.sql", "select 1");
    add("work/warehouse/raw/orders.ndjson.gz", "rows");

    SubmissionZip.unpack(zip(), folder.resolve("out"));

    assertThat(folder.resolve("out/dbt_project.yml")).hasContent("name: marketplace");
    assertThat(folder.resolve("out/models/marts/fct_orders.sql")).hasContent("select 1");
    assertThat(folder.resolve("out/warehouse")).doesNotExist();
    assertThat(Submission.open(zip(), folder.resolve("again")).name()).isEqualTo("ada");
  }

  @Test
  void theDagsBesideTheProjectAreTakenOutToo() throws IOException {
    add("work/dbt_project/dbt_project.yml", "name: marketplace");
    add("work/airflow/dags/marketplace_pipeline.py", "the pipeline");
    add("work/airflow/config/passwords.json", "{}");
    add("airflow/dags/of_somebody_else.py", "another");

    Submission submission = Submission.open(zip(), folder.resolve("out"));

    assertThat(submission.dags()).isPresent();
    submission.copyDagsTo(folder.resolve("dags"));
    assertThat(folder.resolve("dags")).isDirectoryContaining("glob:**/marketplace_pipeline.py");
    assertThat(folder.resolve("dags").toFile().list()).hasSize(1);
    assertThat(folder.resolve("out/airflow/config")).doesNotExist();
  }

  @Test
  void aDagThatLeadsOutIsRefused() throws IOException {
    add("dbt_project/dbt_project.yml", "name: marketplace");
    add("airflow/dags/../../../escaped.py", "print()");

    assertThatThrownBy(() -> Submission.open(zip(), folder.resolve("a/b")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("not to be trusted");
    assertThat(folder.resolve("escaped.py")).doesNotExist();
    assertThat(folder.resolve("a/escaped.py")).doesNotExist();
  }

  @Test
  void anEntryThatLeadsOutIsRefusedAndNothingIsWrittenThere() throws IOException {
    add("dbt_project.yml", "name: marketplace");
    add("models/../../../escaped.sql", "select 1");

    assertThatThrownBy(() -> SubmissionZip.unpack(zip(), folder.resolve("a/b/out")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("not to be trusted")
        .hasMessageContaining("escaped.sql");
    assertThat(folder.resolve("a/escaped.sql")).doesNotExist();
    assertThat(folder.resolve("escaped.sql")).doesNotExist();
  }

  @Test
  void anEntryWithANameThatNoFileCanHaveIsRefused() throws IOException {
    add("dbt_project.yml", "name: marketplace");
    add("models/a\0b.sql", "select 1");

    assertThatThrownBy(() -> SubmissionZip.unpack(zip(), folder.resolve("out")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("not to be trusted")
        .hasMessageContaining("models/a?b.sql");
  }

  @Test
  void aHistoryIsNotUnpackedAndBuildOutputNeitherButModelsOfThatNameAre() throws IOException {
    add("dbt_project.yml", "name: marketplace");
    add(".git/config", "[core]");
    add("target/run.sql", "made anew");
    add("models/target/fct_orders.sql", "select 1");

    SubmissionZip.unpack(zip(), folder.resolve("out"));

    assertThat(folder.resolve("out/.git")).doesNotExist();
    assertThat(folder.resolve("out/target")).doesNotExist();
    assertThat(folder.resolve("out/models/target/fct_orders.sql")).hasContent("select 1");
  }

  @Test
  void moreThanADbtProjectHasIsRefusedWhateverTheZipSays() throws IOException {
    add("dbt_project.yml", "name: marketplace");
    entries.put("models/bomb.sql", new byte[(int) SubmissionCopy.MOST_BYTES + 1]);
    Path zip = zip();
    assertThat(zip).as("packed").matches(file -> file.toFile().length() < 1_000_000);

    assertThatThrownBy(() -> SubmissionZip.unpack(zip, folder.resolve("out")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("too large");
  }

  @Test
  void whatIsNoZipOrHasNoProjectIsToldWithWhatToDo() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.zip"), "not packed");
    assertThatThrownBy(() -> SubmissionZip.unpack(text, folder.resolve("out")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("no zip");

    add("readme.md", "hello");
    assertThatThrownBy(() -> SubmissionZip.unpack(zip(), folder.resolve("out")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("no dbt project");
  }

  private void add(String name, String text) {
    entries.put(name, text.getBytes(UTF_8));
  }

  private Path zip() throws IOException {
    Path file = folder.resolve("ada.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }
}
