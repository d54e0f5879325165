package dev.exercise.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Digests of files by their names and contents: equal ones are equal wherever they lie. */
public final class TreeDigest {

  private TreeDigest() {}

  /** The digest of a text. */
  public static String ofText(String text) {
    return Digests.of(text);
  }

  /** The digest of one file's content. */
  public static String ofFile(Path file) throws IOException {
    return Digests.hex(content(file));
  }

  /** The digest of all regular files below a folder. */
  public static String of(Path folder) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(folder)) {
      found
          .filter(Files::isRegularFile)
          .forEach(file -> files.put(folder.relativize(file).toString().replace('\\', '/'), file));
    }
    MessageDigest digest = Digests.sha256();
    files.forEach(
        (name, file) -> {
          try {
            digest.update(name.getBytes(UTF_8));
            digest.update((byte) 0);
            digest.update(content(file));
          } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
          }
        });
    return Digests.hex(digest.digest());
  }

  /**
   * The digest of a folder in a place where classes are.
   *
   * @param place a directory of classes or a jar; equal files give equal digests
   */
  static String of(Path place, String folder) throws IOException {
    if (Files.isDirectory(place)) {
      return of(place.resolve(folder));
    }
    try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
      return of(jar.getPath(folder));
    }
  }

  private static byte[] content(Path file) throws IOException {
    MessageDigest digest = Digests.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      long unused = in.transferTo(OutputStream.nullOutputStream());
    }
    return digest.digest();
  }
}
