package dev.exercise.airbyte.server.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MessageLinesTest {

  @Test
  void linesComeOneByOneAndTheLastNeedsNoEnd() throws IOException {
    MessageLines lines = lines("one\n\ntwo🎁\nhalf", 100, 1000);

    List<String> read = new ArrayList<>();
    while (lines.next()) {
      read.add(new String(lines.all(), StandardCharsets.UTF_8) + (lines.ended() ? "." : "?"));
    }

    assertThat(read).containsExactly("one.", ".", "two🎁.", "half?");
  }

  @Test
  void aLongLineIsHeldInPartAndPassedOnWhole() throws IOException {
    String text = "x".repeat(200_000);
    MessageLines lines = lines(text + "\nnext\n", 1000, 1_000_000);

    assertThat(lines.next()).isTrue();
    assertThat(lines.whole()).isFalse();
    assertThat(lines.length()).isEqualTo(1000);
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    assertThat(lines.copyRest(rest)).isEqualTo(199_000);
    assertThat(rest.size()).isEqualTo(199_000);
    assertThat(lines.next()).isTrue();
    assertThat(new String(lines.all(), StandardCharsets.UTF_8)).isEqualTo("next");
  }

  @Test
  void aLineOverTheLimitIsRefused() throws IOException {
    MessageLines lines = lines("x".repeat(300_000), 1000, 200_000);

    assertThat(lines.next()).isTrue();
    assertThatThrownBy(() -> lines.copyRest(new ByteArrayOutputStream()))
        .hasMessage("wrote a message of more than 200000 bytes");
  }

  private static MessageLines lines(String text, int head, long line) {
    return new MessageLines(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), head, line);
  }
}
