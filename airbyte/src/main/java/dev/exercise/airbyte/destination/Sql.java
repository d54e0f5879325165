package dev.exercise.airbyte.destination;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The statements that lie beside this package's classes. */
final class Sql {

  private Sql() {}

  /** The file's text, with each {@code {name}} replaced. */
  static String read(String file, Map<String, String> replacements) {
    try (InputStream stream = Sql.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("The jar lacks %s.".formatted(file));
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> replacement : replacements.entrySet()) {
        text = text.replace("{" + replacement.getKey() + "}", replacement.getValue());
      }
      return text;
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /** An identifier as BigQuery takes it; {@link BigQueryNames} leaves no backtick in one. */
  static String quote(String identifier) {
    return "`" + identifier + "`";
  }

  /** Identifiers with commas between them, each after the prefix: {@code s.`a`, s.`b`}. */
  static String list(String prefix, List<String> identifiers) {
    return identifiers.stream().map(name -> prefix + quote(name)).collect(Collectors.joining(", "));
  }
}
