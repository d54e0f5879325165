package dev.exercise.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a run that ended before dbt had written and said all. */
final class DbtFilesTest {

  private static final String MANIFEST =
      """
      {"nodes": {"model.tiny.numbers": {"resource_type": "model",
        "unique_id": "model.tiny.numbers", "schema": "tiny", "alias": "numbers"}}}
      """;
  private static final String RESULTS =
      """
      {"results": [{"unique_id": "model.tiny.numbers", "status": "success", "execution_time": 1}]}
      """;

  @TempDir private Path directory;

  @Test
  void manifestThatWasCutShortIsNone() throws Exception {
    Path whole = Files.writeString(directory.resolve("whole.json"), MANIFEST);
    assertThat(Manifest.isWhole(whole)).isTrue();
    assertThat(Manifest.read(whole).named("numbers")).isPresent();

    for (int length : List.of(0, 1, 30, MANIFEST.strip().length() - 1)) {
      Path cut = Files.writeString(directory.resolve("cut.json"), MANIFEST.substring(0, length));
      assertThat(Manifest.isWhole(cut)).as("%d characters", length).isFalse();
      assertThat(Manifest.read(cut).named("numbers")).isEmpty();
    }
    assertThat(Manifest.isWhole(directory.resolve("missing.json"))).isFalse();
  }

  @Test
  void resultsThatWereCutShortAreNone() throws Exception {
    assertThat(RunResults.read(Files.writeString(directory.resolve("whole.json"), RESULTS)))
        .extracting(DbtNode::uniqueId)
        .containsExactly("model.tiny.numbers");

    for (int length : List.of(0, 1, 30, RESULTS.strip().length() - 1)) {
      Path cut = Files.writeString(directory.resolve("cut.json"), RESULTS.substring(0, length));
      assertThat(RunResults.read(cut)).as("%d characters", length).isEmpty();
    }
  }

  @Test
  void lastErrorThatDbtNamesIsToldAndNoTraceOfItsCode() {
    ErrorEvents errors = new ErrorEvents();
    assertThat(errors.told()).isEmpty();

    errors.accept(error("Something else is wrong."));
    assertThat(errors.told()).hasValue("Something else is wrong.");
    errors.accept(error("Encountered an error:\nCompilation Error\n  no model 'x'"));
    errors.accept(error("Traceback (most recent call last):\n  File \"a.py\"\nKeyError: 'y'"));

    assertThat(errors.told()).hasValue("Encountered an error:\nCompilation Error\n  no model 'x'");
  }

  @Test
  void traceAloneIsCutToWhatItSays() {
    ErrorEvents errors = new ErrorEvents();
    errors.accept(error("Traceback (most recent call last):\n  File \"a.py\"\nKeyError: 'y'"));

    assertThat(errors.told()).hasValue("KeyError: 'y'");
  }

  @Test
  void nodeThatLostItsWarehouseOrDiskIsTold() {
    assertThat(runWith("Database Error\n  Syntax error at [1:1]").infrastructureFailure())
        .isEmpty();
    assertThat(runWith("[Errno 28] No space left on device").infrastructureFailure()).isPresent();
    assertThat(runWith("('Connection aborted.', RemoteDisconnected())").infrastructureFailure())
        .isPresent();
  }

  private static DbtEvent error(String text) {
    return new DbtEvent("MainEncounteredError", "error", text, 0, 0);
  }

  private DbtRun runWith(String message) {
    DbtNode node =
        new DbtNode("model.tiny.numbers", "error", Optional.of(message), Duration.ofSeconds(1));
    return new DbtRun(
        DbtRun.Outcome.NODES_FAILED,
        1,
        Duration.ofSeconds(2),
        List.of(node),
        Optional.empty(),
        directory.resolve("log"),
        Optional.empty());
  }
}
