package dev.exercise.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.grading.AirbyteSetup;
import dev.exercise.report.AirbyteJson;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CollectedAirbyteTest {

  @TempDir private Path folder;

  @Test
  void whatWasCollectedIsReadFromTheZip() {
    AirbyteSetup none = new AirbyteSetup.Read(List.of());

    assertThat(CollectedAirbyte.in(zip("", AirbyteJson.render(none)))).isEqualTo(none);
    assertThat(CollectedAirbyte.in(zip("work/", AirbyteJson.render(none)))).isEqualTo(none);
  }

  @Test
  void aZipWithoutItOrWithARuinedOneSaysSo() {
    assertThat(CollectedAirbyte.in(zip("", null)))
        .isInstanceOfSatisfying(
            AirbyteSetup.Unread.class, unread -> assertThat(unread.why()).contains("collect"));
    assertThat(CollectedAirbyte.in(zip("", "{\"connections\": [7]}")))
        .isInstanceOfSatisfying(
            AirbyteSetup.Unread.class,
            unread -> assertThat(unread.why()).contains("connections.json").contains("'name'"));
    assertThat(CollectedAirbyte.in(zip("", " ".repeat(5 << 20))))
        .isInstanceOfSatisfying(
            AirbyteSetup.Unread.class, unread -> assertThat(unread.why()).contains("too large"));
  }

  private Path zip(String prefix, String connections) {
    try (Archive archive = Archive.create(folder.resolve("work.zip"))) {
      archive.add(prefix + "dbt_project/dbt_project.yml", "name: marketplace");
      if (connections != null) {
        archive.add(prefix + CollectedAirbyte.FILE, connections);
      }
      archive.finish();
      return archive.file();
    }
  }
}
