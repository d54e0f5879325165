package dev.exercise.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.DefectRates;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnswerKeyTest {

  private static final LocalDate DAY = LocalDate.parse("2026-07-01");
  private static final DefectRates RATES = DefectRates.documented();

  @TempDir private Path folder;

  @Test
  void whateverMayChangeAnAnswerChangesTheKey() {
    World world = World.of(7, "1");
    DefectRates otherRates = RATES.with("untidy-status", new BigDecimal("0.06"));

    Set<String> digests =
        Stream.of(
                AnswerKey.of(world, Depth.CORE, RATES, DAY, "PostgreSQL 18.1", "a"),
                AnswerKey.of(World.of(8, "1"), Depth.CORE, RATES, DAY, "PostgreSQL 18.1", "a"),
                AnswerKey.of(World.of(7, "2"), Depth.CORE, RATES, DAY, "PostgreSQL 18.1", "a"),
                AnswerKey.of(world, Depth.FULL, RATES, DAY, "PostgreSQL 18.1", "a"),
                AnswerKey.of(world, Depth.CORE, otherRates, DAY, "PostgreSQL 18.1", "a"),
                AnswerKey.of(world, Depth.CORE, RATES, DAY.plusDays(1), "PostgreSQL 18.1", "a"),
                AnswerKey.of(world, Depth.CORE, RATES, DAY, "PostgreSQL 18.2", "a"),
                AnswerKey.of(world, Depth.CORE, RATES, DAY, "PostgreSQL 18.1", "b"))
            .map(AnswerKey::digest)
            .collect(Collectors.toSet());

    assertThat(digests).hasSize(8);
  }

  @Test
  void equalWorldsHaveOneKey() {
    assertThat(AnswerKey.of(World.of(7, "1.0"), Depth.CORE, RATES, DAY, "PostgreSQL 18.1"))
        .isEqualTo(AnswerKey.of(World.of(7, "1"), Depth.CORE, RATES, DAY, "PostgreSQL 18.1"));
  }

  @Test
  void aJarAndAFolderOfTheSameFilesHaveOneDigest() throws IOException {
    Path classes = folder.resolve("classes");
    write(classes, "mart/fct_orders.sql", "select 1");
    write(classes, "workshop/Workshop.class", "class");
    Path jar = folder.resolve("marketplace.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : List.of("workshop/Workshop.class", "mart/fct_orders.sql")) {
        zip.putNextEntry(new ZipEntry("dev/exercise/marketplace/" + name));
        zip.write(Files.readAllBytes(classes.resolve("dev/exercise/marketplace").resolve(name)));
      }
    }

    assertThat(MarketplaceDigest.of(jar)).isEqualTo(MarketplaceDigest.of(classes));
  }

  @Test
  void aChangedOrRenamedFileChangesTheDigest() throws IOException {
    Path one = folder.resolve("one");
    Path changed = folder.resolve("changed");
    Path renamed = folder.resolve("renamed");
    write(one, "mart/fct_orders.sql", "select 1");
    write(changed, "mart/fct_orders.sql", "select 2");
    write(renamed, "mart/fct_order.sql", "select 1");

    assertThat(
            Set.of(
                MarketplaceDigest.of(one),
                MarketplaceDigest.of(changed),
                MarketplaceDigest.of(renamed)))
        .hasSize(3);
  }

  private static void write(Path classes, String name, String text) throws IOException {
    Path file = classes.resolve("dev/exercise/marketplace").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
