package dev.exercise.marketplace.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The SQL files that lie beside a class, in a directory of classes or in a jar. */
final class Folder {

  private static final String SUFFIX = ".sql";

  private Folder() {}

  /** Texts by file name without ".sql", in the order of the names. */
  static SortedMap<String, String> of(Class<?> neighbour) {
    Path root = whereClassesAre(neighbour);
    String folder = neighbour.getPackageName().replace('.', '/');
    try {
      return read(root, folder);
    } catch (IOException problem) {
      throw new UncheckedIOException(
          "The SQL files of %s are not readable.".formatted(folder), problem);
    }
  }

  /**
   * Reads one folder.
   *
   * @param root a directory of classes or a jar
   */
  static SortedMap<String, String> read(Path root, String folder) throws IOException {
    if (Files.isDirectory(root)) {
      return read(root.resolve(folder));
    }
    // Not Class.getResource(folder): a jar need not have entries for its directories.
    try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
      return read(jar.getPath(folder));
    }
  }

  private static Path whereClassesAre(Class<?> neighbour) {
    try {
      return Path.of(neighbour.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException problem) {
      throw new IllegalStateException(
          "The place of %s is no address.".formatted(neighbour), problem);
    }
  }

  private static SortedMap<String, String> read(Path folder) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (name.endsWith(SUFFIX)) {
          try (InputStream bytes = Files.newInputStream(file)) {
            String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            texts.put(name.substring(0, name.length() - SUFFIX.length()), text);
          }
        }
      }
    }
    return Collections.unmodifiableSortedMap(texts);
  }
}
