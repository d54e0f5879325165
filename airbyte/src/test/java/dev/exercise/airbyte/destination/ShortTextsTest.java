package dev.exercise.airbyte.destination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShortTextsTest {

  private static final int LONGEST = 2_000;

  @Test
  void linesOfShortTextsComeAsTheyAre() throws IOException {
    String lines = "{\"a\":\"x \\\" \\\\\",\"b\":[1,\"🦊\"]}\n{\"c\":\"\\u00e9\"}\n".repeat(9_000);

    assertThat(shortened(lines)).isEqualTo(lines);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "é", "€", "🦊", "\\n", "\\\"", "\\\\", "\\u00e9", "ab\\u00e9€"})
  void aLongTextEndsInHalfACharacterAndTheRestFollows(String part) throws IOException {
    String text = shortened("{\"a\":\"" + part.repeat(200_000) + "\",\"b\":1}\n{\"c\":2}");

    assertThat(text).endsWith("\\ud800\",\"b\":1}\n{\"c\":2}").hasSizeLessThan(3_000);
    assertThat(Writing.JSON.readTree(text).get("a").asText()).endsWith("\ud800");
  }

  @Test
  void manyTextsOfOneLineAreTooLongTogether() throws IOException {
    String long1500 = "\"" + "x".repeat(1_500) + "\"";

    String text = shortened("[%1$s,%1$s,\"short\"]\n[%1$s]".formatted(long1500));

    assertThat(text)
        .startsWith("[" + long1500 + ",\"x")
        .endsWith("\\ud800\",\"short\"]\n[" + long1500 + "]");
  }

  private static String shortened(String lines) throws IOException {
    try (ShortTexts texts =
        new ShortTexts(new ByteArrayInputStream(lines.getBytes(UTF_8)), LONGEST)) {
      return new String(texts.readAllBytes(), UTF_8);
    }
  }
}
