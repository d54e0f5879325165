package dev.exercise.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.images.Docker;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.replay.Planting;
import dev.exercise.stack.Ports;
import dev.exercise.stack.ScratchPostgres;
import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceDumpTest {

  private static final long SEED = 7_034_512_990_114_455_321L;

  @TempDir private static Path folder;
  private static ScratchPostgres planted;
  private static Map<String, List<String>> expected;

  @BeforeAll
  static void plantAndWrite() throws SQLException {
    planted = ScratchPostgres.start(TestHome.ledger());
    Workshop unused =
        Planting.plant(
            planted.server(), planted.server(), World.of(SEED, "0.1"), Depth.FULL, Progress.NONE);
    new SourceDump(planted.server()).write(folder.resolve("source"), Progress.NONE);
    expected = SourceFingerprint.of(planted.server());
  }

  @AfterAll
  static void stop() {
    planted.close();
  }

  @Test
  void loadedIntoAnotherServerItIsTheSameDatabase() throws Exception {
    try (ScratchPostgres other = ScratchPostgres.start(TestHome.ledger())) {
      load(other.server());

      Map<String, List<String>> loaded = SourceFingerprint.of(other.server());

      assertThat(loaded).hasSize(10).isEqualTo(expected);
      assertThat(loaded.get("orders").get(0)).endsWith("of 1 transaction");
    }
  }

  @Test
  void thePostgresImageMakesTheSameDatabaseOfIt() throws Exception {
    Docker.requireEngine();
    String name = "source-dump-" + UUID.randomUUID();
    int port = Ports.free().postgres();
    try {
      Docker.Exit started =
          Docker.run(
              "run",
              "--detach",
              "--name",
              name,
              "--env",
              "POSTGRES_PASSWORD=secret",
              "--publish",
              "127.0.0.1:%d:5432".formatted(port),
              "--volume",
              folder.resolve("source") + ":/docker-entrypoint-initdb.d:ro",
              "postgres:17");
      assertThat(started.code()).as(started.output()).isZero();
      // What listens while the scripts run listens on its socket only.
      Docker.Exit ready =
          Docker.run(
              "exec",
              name,
              "bash",
              "-c",
              "for i in {1..240}; do pg_isready -q -h 127.0.0.1 && exit 0; sleep 0.5; done; exit 1");
      assertThat(ready.code()).as(Docker.run("logs", name).output()).isZero();

      assertThat(SourceFingerprint.of(new PostgresServer("127.0.0.1", port, "postgres", "secret")))
          .isEqualTo(expected);
    } finally {
      Docker.run("rm", "--force", "--volumes", name);
    }
  }

  @Test
  void writtenAgainItHasTheSameBytes() throws Exception {
    new SourceDump(planted.server()).write(folder.resolve("again"), Progress.NONE);

    for (String file : List.of(SourceDump.SCHEMA, SourceDump.ROWS)) {
      assertThat(folder.resolve("again").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("source").resolve(file));
    }
  }

  @Test
  void theScriptsTellNothingOfHowTheDataWasMade() throws IOException {
    String schema = Files.readString(folder.resolve("source").resolve(SourceDump.SCHEMA));
    String rows;
    try (InputStream packed =
        new GZIPInputStream(
            Files.newInputStream(folder.resolve("source").resolve(SourceDump.ROWS)))) {
      rows = new String(packed.readAllBytes(), StandardCharsets.UTF_8);
    }

    for (String script : List.of(schema, rows)) {
      assertThat(script)
          .doesNotContain(Long.toString(SEED))
          .doesNotContainIgnoringCase("flyway")
          .doesNotContainIgnoringCase("workshop")
          .doesNotContainIgnoringCase("ledger")
          .doesNotContainIgnoringCase("defect_id");
    }
  }

  private static void load(PostgresServer server) throws IOException, SQLException {
    PsqlScript.run(server, folder.resolve("source").resolve(SourceDump.SCHEMA));
    PsqlScript.run(server, folder.resolve("source").resolve(SourceDump.ROWS));
  }
}
