package dev.exercise.airbyte.server.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LogTextTest {

  @Test
  void aTextCannotPassForLinesOfTheServer() {
    String line =
        LogText.format(
            Instant.EPOCH,
            "source",
            "x\r\n1970-01-01 00:00:00 platform > INFO fine\u001b[2J\u0085\ttab",
            SecretMask.of(List.of()));

    assertThat(line)
        .isEqualTo(
            "1970-01-01 00:00:00 source > x  1970-01-01 00:00:00 platform > INFO fine [2J \ttab");
  }
}
