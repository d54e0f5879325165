package dev.exercise.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exercise.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip that is written whole or not at all; the same content has the same bytes. */
final class Archive implements AutoCloseable {

  private static final LocalDateTime TIME = LocalDateTime.of(2026, 7, 1, 0, 0);

  private static final long LARGEST_FILE = 256L << 20;

  private final Path file;
  private final Path unfinished;
  private final ZipOutputStream zip;
  private int entries;
  private boolean whole;

  private Archive(Path file, Path unfinished, ZipOutputStream zip) {
    this.file = file;
    this.unfinished = unfinished;
    this.zip = zip;
  }

  static Archive create(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path unfinished = absolute.resolveSibling(absolute.getFileName() + ".unfinished");
    try {
      Files.createDirectories(absolute.getParent());
      return new Archive(
          absolute,
          unfinished,
          new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished))));
    } catch (IOException unwritable) {
      throw cannotWrite(absolute, unwritable);
    }
  }

  /** What writes one entry. */
  @FunctionalInterface
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  int entries() {
    return entries;
  }

  Path file() {
    return file;
  }

  void add(String name, String text) {
    add(name, out -> out.write(text.getBytes(UTF_8)));
  }

  void add(String name, Content content) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    try {
      zip.putNextEntry(entry);
      content.write(zip);
      zip.closeEntry();
      entries++;
    } catch (IOException unwritable) {
      throw cannotWrite(file, unwritable);
    }
  }

  /**
   * Adds the files of a folder, in the order of their names; links are not followed.
   *
   * @param prefix of the entries' names, ending in a slash, or empty
   * @param skipped says which folders below it are left out
   * @param leftOut told of links and of files that are too large
   */
  void addFolder(Path folder, String prefix, Predicate<Path> skipped, Consumer<Path> leftOut) {
    Map<String, Path> files = new TreeMap<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path entry, BasicFileAttributes attributes) {
              return !entry.equals(folder) && skipped.test(folder.relativize(entry))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path entry, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && attributes.size() <= LARGEST_FILE) {
                files.put(folder.relativize(entry).toString().replace('\\', '/'), entry);
              } else {
                leftOut.accept(folder.relativize(entry));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path entry, IOException unreadable) {
              leftOut.accept(folder.relativize(entry));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException unreadable) {
      throw cannotWrite(file, unreadable);
    }
    for (Map.Entry<String, Path> found : files.entrySet()) {
      if (Files.isReadable(found.getValue())) {
        add(prefix + found.getKey(), out -> Files.copy(found.getValue(), out));
      } else {
        leftOut.accept(folder.relativize(found.getValue()));
      }
    }
  }

  /** Everything is in it: it takes its name when it is closed. */
  void finish() {
    whole = true;
  }

  @Override
  public void close() {
    try {
      zip.close();
      if (whole) {
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException unwritable) {
      throw cannotWrite(file, unwritable);
    }
  }

  private static Problem cannotWrite(Path file, IOException cause) {
    return new Problem(
        "%s cannot be written: %s.".formatted(file, cause.getMessage()),
        "Make room, or choose another place with --output.",
        cause);
  }
}
