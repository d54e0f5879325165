package dev.exercise.marketplace.workshop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text resources beside the classes that use them. */
final class Script {

  private Script() {}

  /** The text of a resource in the folder of a class. */
  static String beside(Class<?> neighbour, String name) {
    try (InputStream bytes = open(neighbour, name)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException("Resource %s is not readable.".formatted(name), problem);
    }
  }

  static InputStream open(Class<?> neighbour, String name) {
    InputStream bytes = neighbour.getResourceAsStream(name);
    if (bytes == null) {
      throw new IllegalStateException(
          "Resource %s is missing beside %s: the build is incomplete."
              .formatted(name, neighbour.getName()));
    }
    return bytes;
  }
}
