package dev.exercise.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exercise.marketplace.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A digest of everything that makes worlds and answers: all SQL, all data and all classes of the
 * marketplace. A change that changes no answer costs one computation; one that is overlooked would
 * cost a wrong verdict.
 */
final class MarketplaceDigest {

  private static final String FOLDER = "dev/exercise/marketplace";

  private MarketplaceDigest() {}

  static String ofThisTool() {
    try {
      Path place = Path.of(World.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return of(place);
    } catch (URISyntaxException | IOException unreadable) {
      throw new IllegalStateException("The marketplace's own files are not readable.", unreadable);
    }
  }

  /**
   * Digests names and contents.
   *
   * @param place a directory of classes or a jar; equal files give equal digests
   */
  static String of(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      return digest(place.resolve(FOLDER));
    }
    try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
      return digest(jar.getPath(FOLDER));
    }
  }

  private static String digest(Path folder) throws IOException {
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
            digest.update(Digests.sha256().digest(Files.readAllBytes(file)));
          } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
          }
        });
    return Digests.hex(digest.digest());
  }
}
