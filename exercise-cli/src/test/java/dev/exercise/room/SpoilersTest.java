package dev.exercise.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.images.Docker;
import dev.exercise.marketplace.defect.Defect;
import dev.exercise.marketplace.defect.Defects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that a candidate can reach gives the answers away: not the files that containers mount,
 * not the layers of images, not their environment.
 */
final class SpoilersTest {

  private static final List<String> MARKERS = markers();

  @TempDir private static Path place;

  private static Path workspace;

  @BeforeAll
  static void writeTheWorkspace() throws IOException, InterruptedException, SQLException {
    Docker.requireEngine();
    Docker.requireCompose();
    workspace = place.resolve("workspace");
    OpenRoom.write(workspace);
    Terminal.Screen built = terminal().pipe("docker", "compose", "build");
    assertThat(built.code()).as(built.screen()).isZero();
  }

  @Test
  void noFileOfTheWorkspaceHoldsAMarker() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(workspace)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String text = text(file);
        MARKERS.stream()
            .filter(text::contains)
            .forEach(marker -> found.add(workspace.relativize(file) + ": " + marker));
      }
    }

    assertThat(found).isEmpty();
  }

  @Test
  void aMarkerThatIsThereWouldBeFound() throws IOException {
    Path file = Files.writeString(place.resolve("leak.txt"), "seed " + OpenRoom.WORLD.seed());

    assertThat(MARKERS).anyMatch(text(file)::contains);
  }

  @Test
  void noLayerOfAnImageAndNoVariableInItHoldsAMarker() throws IOException {
    for (String image : List.of("bigquery-emulator", "dbt", "airbyte", "airflow")) {
      String name = "exercise/%s:0.1.0".formatted(image);
      // What is the project's own in an image; the rest is packages that anybody may download.
      Terminal.Screen files =
          terminal()
              .pipe(
                  "docker",
                  "run",
                  "--rm",
                  "--user",
                  "0",
                  "--network",
                  "none",
                  "--entrypoint",
                  "sh",
                  name,
                  "-c",
                  "env; for place in /opt/modules /opt/hub /opt/airflow /usr/local/bin/service"
                      + " /usr/local/bin/healthy /usr/local/bin/dbt /home /data /workspace /root; do"
                      + " [ ! -e $place ] || find $place -type f -exec cat {} +; done");
      Terminal.Screen history =
          terminal().pipe("docker", "history", "--no-trunc", "--format", "{{.CreatedBy}}", name);

      assertThat(files.code()).as(files.screen()).isZero();
      assertThat(MARKERS).as(name).noneMatch((files.screen() + history.screen())::contains);
    }
  }

  @Test
  void noClassOfTheMarketplaceOrTheGraderIsInAnImage() throws IOException {
    Terminal.Screen classes =
        terminal()
            .pipe(
                "docker",
                "run",
                "--rm",
                "--network",
                "none",
                "--entrypoint",
                "bash",
                "exercise/airbyte:0.1.0",
                "-c",
                "cd /airbyte; ls lib; for jar in airbyte.jar; do"
                    + " python3 -m zipfile -l $jar 2>/dev/null || unzip -l $jar 2>/dev/null || strings $jar 2>/dev/null"
                    + " || tr -c '[:print:]' '\\n' < $jar; done");

    assertThat(classes.screen())
        .contains("dev/exercise/airbyte/")
        .doesNotContain("dev/exercise/marketplace", "dev/exercise/grading", "seed-postgres")
        .doesNotContain("exercise-cli", "dev/exercise/submission");
  }

  @Test
  void theComposeFileGivesContainersNoMarker() throws IOException {
    Terminal.Screen file = terminal().pipe("docker", "compose", "config");

    assertThat(file.code()).as(file.screen()).isZero();
    assertThat(MARKERS).noneMatch(file.screen()::contains);
  }

  private static List<String> markers() {
    List<String> markers =
        new ArrayList<>(
            List.of(
                Long.toString(OpenRoom.WORLD.seed()),
                Long.toHexString(OpenRoom.WORLD.seed()),
                "dev.exercise.marketplace",
                "dev.exercise.grading",
                "reference solution",
                "int_payments_deduplicated",
                "int_orders_enriched",
                "fct_customer_cohorts.sql",
                "redelivered-payments-counted",
                "pos-time-as-utc"));
    Defects.all().stream().map(Defect::id).forEach(markers::add);
    return List.copyOf(markers);
  }

  private static String text(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
      return new String(plain.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static Terminal terminal() {
    return new Terminal(workspace, Map.of("BUILDKIT_PROGRESS", "plain"));
  }
}
