package dev.exercise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exercise.stack.TestHome;
import dev.exercise.submission.Overlay;
import dev.exercise.submission.SubmissionCopy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GradeAllTest {

  private static final String SPOILED = "models/marts/dim_users.sql";

  @TempDir private Path folder;

  @Test
  void aFieldIsGradedSideBySideAndWhatHasNotChangedIsNotGradedAgain() throws IOException {
    Path field = Files.createDirectory(folder.resolve("field"));
    project(field.resolve("ada"), Overlay.SAMPLE);
    project(folder.resolve("dbt_project"), Overlay.SOLUTION);
    zip(folder.resolve("dbt_project"), field.resolve("bo.zip"));
    project(field.resolve("cy"), Overlay.SOLUTION);
    Files.writeString(field.resolve("cy").resolve(SPOILED), "select * from {{ ref('nothing') }}");
    Files.writeString(field.resolve("dee.zip"), "no zip");
    Files.writeString(field.resolve("readme.txt"), "for the interviewer");

    Run first = run(field, "--at-once", "2");

    assertThat(first.exitCode).isEqualTo(ExitCode.ENVIRONMENT_OR_INPUT);
    assertThat(first.names()).containsExactly("ada", "bo", "cy", "dee");
    assertThat(first.row(0).path("mistakes").asInt()).isEqualTo(3);
    assertThat(first.row(1).path("martsRight").asInt()).isEqualTo(5);
    assertThat(first.row(1).path("negative").asBoolean()).isFalse();
    assertThat(first.row(1).path("notGradable").asInt()).isZero();
    assertThat(first.row(2).path("martsRight").asInt()).isZero();
    assertThat(first.row(2).path("negative").asBoolean()).isTrue();
    assertThat(first.row(3).path("reason").asText()).contains("is no zip");
    assertThat(first.json.path("ignored"))
        .extracting(JsonNode::asText)
        .containsExactly("readme.txt");
    for (String name : List.of("ada", "bo", "cy")) {
      assertThat(report(name, "report.html")).exists();
      assertThat(report(name, "dbt.log")).exists();
    }

    Files.delete(field.resolve("dee.zip"));
    List<FileTime> before = times();
    Run second = run(field);

    assertThat(second.exitCode).isEqualTo(ExitCode.NEGATIVE_VERDICT);
    assertThat(second.names()).containsExactly("ada", "bo", "cy");
    assertThat(second.row(0)).isEqualTo(first.row(0));
    assertThat(second.row(1)).isEqualTo(first.row(1));
    assertThat(times()).isEqualTo(before);

    Stream.of("ada", "cy").forEach(name -> move(field.resolve(name), folder.resolve(name)));
    Run third = run(field);

    assertThat(third.exitCode).isEqualTo(ExitCode.FINE);
    assertThat(third.names()).containsExactly("bo");
  }

  private record Run(int exitCode, JsonNode json) {
    private List<String> names() {
      return json.path("submissions").findValuesAsText("name");
    }

    private JsonNode row(int index) {
      return json.path("submissions").path(index);
    }
  }

  private Run run(Path field, String... more) throws IOException {
    StringWriter out = new StringWriter();
    Stream<String> arguments =
        Stream.of(
            "grade-all",
            field.toString(),
            "--seed",
            "11",
            "--scale",
            "0.1",
            "--probes",
            "none",
            "--format",
            "json",
            "--output",
            folder.resolve("out").toString());
    int exitCode =
        Main.commandLine(new PrintWriter(out), new PrintWriter(new StringWriter()))
            .execute(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
    return new Run(exitCode, new ObjectMapper().readTree(out.toString()));
  }

  private List<FileTime> times() throws IOException {
    return List.of(time("ada"), time("bo"), time("cy"));
  }

  private FileTime time(String name) throws IOException {
    return Files.getLastModifiedTime(report(name, "result.json"));
  }

  private Path report(String name, String file) {
    return folder.resolve("out").resolve(name).resolve(file);
  }

  private static void project(Path place, Overlay overlay) {
    List<Path> unused = SubmissionCopy.copy(TestHome.root().resolve("dbt_project"), place);
    overlay.layOver(place);
  }

  private static void zip(Path project, Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
        Stream<Path> files = Files.walk(project)) {
      for (Path one : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        zip.putNextEntry(new ZipEntry("dbt_project/" + project.relativize(one)));
        Files.copy(one, zip);
      }
    }
  }

  private static void move(Path from, Path to) {
    try {
      Path unused = Files.move(from, to);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
