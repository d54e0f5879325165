package dev.exercise.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.replay.Installation;
import dev.exercise.replay.SilentListener;
import dev.exercise.session.Session;
import dev.exercise.stack.Ports;
import dev.exercise.stack.TestHome;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HandoutTest {

  private static final long SEED = 4_400_812_337_651_209_845L;

  @TempDir private Path folder;

  @Test
  void theSameSessionGivesTheSameBytesAndTheyDoNotTellTheSeed() throws Exception {
    Path one = write("one.zip");
    Path two = write("two.zip");

    assertThat(one).hasSameBinaryContentAs(two);
    try (ZipFile zip = new ZipFile(one.toFile())) {
      List<String> names = zip.stream().map(ZipEntry::getName).toList();
      assertThat(names)
          .contains(
              "exercise-ada/docker-compose.yml",
              "exercise-ada/source/20-rows.sql.gz",
              "exercise-ada/dbt_project/dbt_project.yml",
              "exercise-ada/airbyte/target/airbyte.jar",
              "exercise-ada/README.md")
          .allSatisfy(name -> assertThat(name).startsWith("exercise-ada/"));
      assertThat(text(zip, "exercise-ada/.env"))
          .isEqualTo("EXERCISE_UID=1000\nEXERCISE_GID=1000\n");
      assertThat(text(zip, "exercise-ada/source/10-schema.sql"))
          .doesNotContain(Long.toString(SEED));
    }
  }

  private Path write(String name) throws Exception {
    Session session =
        new Session("ada", World.of(SEED, "0.05"), Depth.CORE, Ports.MANUAL, Instant.EPOCH);
    return Handout.write(
        new Installation(TestHome.root().resolve("dbt_project"), TestHome.path()),
        TestHome.ledger(),
        session,
        folder.resolve(name),
        SilentListener.INSTANCE);
  }

  private static String text(ZipFile zip, String name) throws Exception {
    try (InputStream bytes = zip.getInputStream(zip.getEntry(name))) {
      return new String(bytes.readAllBytes(), UTF_8);
    }
  }
}
