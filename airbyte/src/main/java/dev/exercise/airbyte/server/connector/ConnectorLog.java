package dev.exercise.airbyte.server.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.server.store.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Takes what connectors and the server say of their work. */
@FunctionalInterface
public interface ConnectorLog {

  /**
   * Takes a line.
   *
   * @param origin {@code source}, {@code destination} or {@code platform}
   */
  void line(String origin, String text);

  /** Takes a LOG message. */
  default void message(String origin, JsonNode message) {
    JsonNode log = message.path("log");
    String text = log.path("message").asText();
    Json.text(log, "stack_trace")
        .ifPresentOrElse(
            stack -> lines(origin, log.path("level").asText("INFO") + " " + text + "\n" + stack),
            () -> lines(origin, log.path("level").asText("INFO") + " " + text));
  }

  /** Takes a text of one or several lines. */
  default void lines(String origin, String text) {
    text.lines().forEach(line -> line(origin, line));
  }

  /** Takes all that a connector writes as bare text, until it ends. */
  default void drain(String origin, InputStream stream) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      char[] buffer = new char[4096];
      StringBuilder line = new StringBuilder();
      int read;
      while ((read = reader.read(buffer)) >= 0) {
        for (int i = 0; i < read; i++) {
          if (buffer[i] == '\n' || line.length() >= LogText.LONGEST_LINE) {
            line(origin, line.toString());
            line.setLength(0);
          }
          if (buffer[i] != '\n') {
            line.append(buffer[i]);
          }
        }
      }
      if (!line.isEmpty()) {
        line(origin, line.toString());
      }
    } catch (IOException exception) {
      // The stream of a process that was killed ends like this.
      line("platform", "The %s's error output ended early.".formatted(origin));
    }
  }
}
