package dev.exercise.marketplace.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.generate.CleanWorld;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A session is graded weeks later on the world that its seed gives then: other bytes want another
 * generator version.
 */
final class DirtyWorldBytesTest {

  private static final Map<String, List<String>> GOLDEN =
      Map.of("3", List.of("a3e6c10861fe437a", "3adc1446a1b76c63", "1710c3fab7da7963"));

  @Test
  void theSmallestWorldIsSpoiledAsItsGeneratorVersionSays()
      throws SQLException, GeneralSecurityException {
    Workshop core = built("golden_core", Depth.CORE);
    Workshop full = built("golden_full", Depth.FULL);
    Workshop nextDay = full.nextDay(Progress.NONE);

    assertThat(List.of(core.planted(), full.planted(), nextDay.planted()))
        .doesNotContain(Map.of())
        .doesNotHaveDuplicates();
    assertThat(
            List.of(
                fingerprint("golden_core"),
                fingerprint("golden_full"),
                fingerprint("golden_full_next_day")))
        .isEqualTo(GOLDEN.get(World.GENERATOR_VERSION));
  }

  private static Workshop built(String database, Depth depth) throws SQLException {
    Workshop workshop = new Workshop(Cluster.server(), database);
    workshop.build(
        World.of(1, "0.05"), depth, DefectRates.documented(), CleanWorld::load, Progress.NONE);
    return workshop;
  }

  private static String fingerprint(String database) throws SQLException, GeneralSecurityException {
    String digest =
        String.join(
            "\n", Cluster.query(database, Script.beside(DirtyWorldBytesTest.class, "digest.sql")));
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(digest.getBytes(StandardCharsets.UTF_8)))
        .substring(0, 16);
  }
}
