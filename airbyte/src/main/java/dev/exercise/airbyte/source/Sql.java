package dev.exercise.airbyte.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements that lie beside this package's classes. */
final class Sql {

  private Sql() {}

  static String read(String file) {
    try (InputStream stream = Sql.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("The jar lacks %s.".formatted(file));
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /** An identifier as SQL takes it, whatever is in it. */
  static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
