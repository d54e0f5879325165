package dev.exercise.marketplace.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equal worlds have equal bytes, wherever they are made. */
final class CleanWorldBytesTest {
  private static final World SMALL = World.of(1, "0.05");

  /**
   * The fingerprint of seed 1 at scale 0.05 by generator version. When it changes, what existing
   * sessions were graded by can no longer be made again: give the new bytes a new version.
   */
  private static final Map<String, String> GOLDEN =
      Map.of("3", "81005cfb85ed92c907ac7528ebb80f2514130a4e915eae66ec549d6b41d0bbd7");

  private static CleanDatabase database;

  @BeforeAll
  static void startPostgres() throws IOException {
    database = new CleanDatabase();
  }

  @AfterAll
  static void stopPostgres() {
    database.close();
  }

  @Test
  void theSmallestWorldHasTheBytesOfItsGeneratorVersion() throws SQLException, IOException {
    database.load("golden", SMALL);

    assertThat(database.fingerprint("golden")).isEqualTo(GOLDEN.get(World.GENERATOR_VERSION));
  }

  @ParameterizedTest
  @CsvSource({
    "turkish, tr, TR, Asia/Kathmandu, tr_TR.UTF-8, UTF-8",
    "arabic, ar, EG, Pacific/Kiritimati, ar_EG.UTF-8, US-ASCII",
    "thai, th, TH, America/St_Johns, C, ISO-8859-1",
    "german, de, DE, Europe/Berlin, de_DE.UTF-8, UTF-8"
  })
  void noTimeZoneLocaleOrCharsetChangesTheBytes(
      String schema, String language, String country, String zone, String locale, String charset)
      throws SQLException, IOException, InterruptedException {
    database.createTables(schema);

    ProcessBuilder child =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.language=" + language,
            "-Duser.country=" + country,
            "-Duser.timezone=" + zone,
            "-Dfile.encoding=" + charset,
            "-cp",
            System.getProperty("java.class.path"),
            LoadInChildJvm.class.getName(),
            String.valueOf(database.server().port()),
            schema,
            String.valueOf(SMALL.seed()),
            SMALL.scale().toPlainString());
    child.environment().put("TZ", zone);
    child.environment().put("LC_ALL", locale);
    Process process = child.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(database.fingerprint(schema)).isEqualTo(GOLDEN.get(World.GENERATOR_VERSION));
  }

  @Test
  void anotherSeedGivesAnotherWorld() throws SQLException, IOException {
    database.load("seed_2", World.of(2, "0.05"));

    assertThat(database.fingerprint("seed_2")).isNotEqualTo(GOLDEN.get(World.GENERATOR_VERSION));
  }

  @Test
  void oneColumnsChanceIsNotAnothers() {
    ColumnDraws price = new ColumnDraws(SMALL, "products.price_amount");
    ColumnDraws title = new ColumnDraws(SMALL, "products.title");

    List<Long> first = List.of(price.bits(0, 0), price.bits(0, 1), price.bits(1, 0));
    List<Long> second = List.of(title.bits(0, 0), title.bits(0, 1), title.bits(1, 0));

    assertThat(first).doesNotHaveDuplicates().doesNotContainAnyElementsOf(second);
    assertThat(new ColumnDraws(SMALL, "products.title").bits(1, 0)).isEqualTo(second.get(2));
  }

  @Test
  void aShuffleUsesEachPlaceOnce() {
    Shuffle shuffle = new Shuffle(SMALL, "any", 1_000);

    List<Long> places = LongStream.range(0, 1_000).map(shuffle::at).boxed().toList();

    assertThat(places).doesNotHaveDuplicates().allMatch(place -> place >= 0 && place < 1_000);
    assertThat(places).isNotEqualTo(places.stream().sorted().toList());
  }

  @Test
  void aMissingTableIsReportedWithTheSchemaAndTheServer() throws SQLException {
    PostgresServer server = database.server();

    assertThatThrownBy(
            () -> CleanWorld.load(server, CleanDatabase.DATABASE, "nowhere", SMALL, Progress.NONE))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining(server.toString());
  }
}
