package dev.exercise.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskSpaceTest {

  @Test
  void worldWithMoreRowsWantsMoreDisk() {
    assertThat(DiskSpace.forRows(0)).isEqualTo(DiskSpace.FOR_A_STACK);
    assertThat(DiskSpace.forRows(1_000_000).bytes() - DiskSpace.FOR_A_STACK.bytes())
        .isEqualTo(3_072_000_000L);
    assertThatThrownBy(() -> DiskSpace.forRows(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusalNamesWhatCanBeDone(@TempDir Path directory) {
    assertThatThrownBy(() -> new DiskSpace(Long.MAX_VALUE).require(directory, "grading"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("grading")
        .hasMessageContaining("set EXERCISE_HOME to a folder on another disk");
  }
}
