package dev.exercise.field;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.grading.AirbyteSetup;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.replay.Installation;
import dev.exercise.replay.Probes;
import dev.exercise.replay.Replay;
import dev.exercise.replay.ReplayListener;
import dev.exercise.replay.Reports;
import dev.exercise.report.Field;
import dev.exercise.report.FieldRow;
import dev.exercise.session.Session;
import dev.exercise.stack.TestHome;
import dev.exercise.submission.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submissions that never come as far as a marketplace. */
final class FieldGradingTest {

  private static final World WORLD = World.of(3, "0.05");

  @TempDir private Path folder;

  private final List<String> told = new CopyOnWriteArrayList<>();

  @Test
  void whatCannotBeOpenedHasALineWithTheReasonAndStopsNobody()
      throws IOException, InterruptedException {
    Path submissions = Files.createDirectory(folder.resolve("submissions"));
    Files.createDirectory(submissions.resolve("eve"));
    Files.writeString(submissions.resolve("dee.zip"), "no zip");
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(submissions.resolve("mal.zip")))) {
      for (String entry : new String[] {"dbt_project/dbt_project.yml", "dbt_project/../../slip"}) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write("name: x".getBytes(UTF_8));
      }
    }
    Files.writeString(submissions.resolve("readme.md"), "for the interviewer");

    Field field = grade(submissions, Optional.of(WORLD));

    assertThat(field.rows()).extracting(FieldRow::name).containsExactly("dee", "eve", "mal");
    assertThat(reason(field, 0)).contains("is no zip");
    assertThat(reason(field, 1)).contains("holds no dbt project");
    assertThat(reason(field, 2)).contains("not to be trusted");
    assertThat(field.allGraded()).isFalse();
    assertThat(field.ignored()).containsExactly("readme.md");
    assertThat(told).anyMatch(line -> line.contains("Ignored") && line.contains("readme.md"));
    assertThat(folder.resolve("slip")).doesNotExist();
    assertThat(folder.resolve("out/field.html")).content().contains("not to be trusted");
    assertThat(folder.resolve("out/field.json")).content().contains("\"allGraded\" : false");
  }

  @Test
  void withoutASessionOrASeedNobodyKnowsTheMarketplace() throws IOException, InterruptedException {
    Path submissions = Files.createDirectory(folder.resolve("submissions"));
    Files.createDirectory(submissions.resolve("nobody-was-ever-here"));
    Files.createDirectory(submissions.resolve("no alias"));

    Field field = grade(submissions, Optional.empty());

    assertThat(field.rows()).hasSize(2);
    assertThat(reason(field, 0)).contains("Nobody knows its marketplace").contains("--seed");
    assertThat(reason(field, 1)).contains("nobody-was-ever-here");
  }

  private Field grade(Path submissions, Optional<World> world) throws InterruptedException {
    FieldRules rules =
        new FieldRules(
            world, Depth.CORE, Probes.NONE, Optional.of(2), false, folder.resolve("out"));
    Installation installation =
        new Installation(TestHome.root().resolve("dbt_project"), TestHome.path());
    return new FieldGrading(installation, TestHome.ledger(), rules, new Nobody(), new Told())
        .grade(submissions);
  }

  private static String reason(Field field, int row) {
    return ((FieldRow.NotGraded) field.rows().get(row)).reason();
  }

  /** Nothing comes as far as a judge here. */
  private static final class Nobody implements FieldGrading.Judge {
    @Override
    public Optional<AirbyteSetup> airbyte(Path place, Optional<Session> session) {
      return Optional.empty();
    }

    @Override
    public void judge(
        Replay replay,
        Submission submission,
        Optional<AirbyteSetup> airbyte,
        Reports reports,
        ReplayListener listener) {
      throw new AssertionError("judged " + submission.name());
    }
  }

  private final class Told implements ReplayListener {
    @Override
    public void step(String what) {
      told.add(what);
    }

    @Override
    public void note(String line) {
      told.add(line);
    }

    @Override
    public Task begin(String name, long expected, String unit) {
      return Progress.NONE.begin(name, expected, unit);
    }
  }
}
