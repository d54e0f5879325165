package dev.exercise.zoo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exercise.grading.Grader;
import dev.exercise.marketplace.World;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Digests of what a judgement depends on: a judgement by other code is not known yet. */
final class Fingerprint {

  private static final int LENGTH = 16;

  private Fingerprint() {}

  /** The tool, the marketplace and the zoo itself, without its submissions. */
  static String ofTheCode() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Class<?> one : List.of(Grader.class, World.class)) {
      all.append(files(place(one)));
    }
    all.append(files(place(Zoo.class).resolve("dev/exercise/zoo")));
    all.append(files(place(Zoo.class).resolve("dev/exercise/replay")));
    return of(all.toString());
  }

  static String of(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static Path place(Class<?> one) {
    try {
      return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String files(Path place) throws IOException {
    TreeMap<String, String> digests = new TreeMap<>();
    if (Files.isDirectory(place)) {
      try (Stream<Path> found = Files.walk(place)) {
        for (Path file : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
          String content = new String(Files.readAllBytes(file), UTF_8);
          digests.put(place.relativize(file).toString(), of(content));
        }
      }
    } else {
      try (JarFile jar = new JarFile(place.toFile())) {
        for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
          if (entry.getName().startsWith("dev/")) {
            digests.put(entry.getName(), Long.toHexString(entry.getCrc()));
          }
        }
      }
    }
    return digests.toString();
  }
}
