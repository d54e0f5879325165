package dev.exercise.answers;

import dev.exercise.airbyte.protocol.AirbyteCatalog;
import dev.exercise.marketplace.World;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A digest of the whole tool, whose every class may change a verdict: what was judged by another
 * version is judged again.
 */
public final class ToolDigest {

  private static final String FOLDER = "dev/exercise";

  private ToolDigest() {}

  /** That of the tool that runs, wherever its modules lie. */
  public static String ofThisTool() {
    Set<Path> places = new LinkedHashSet<>();
    places.add(place(World.class));
    places.add(place(AirbyteCatalog.class));
    places.add(place(ToolDigest.class));
    return Digests.of(places.stream().map(ToolDigest::digest).collect(Collectors.joining("\n")));
  }

  private static String digest(Path place) {
    try {
      return TreeDigest.of(place, FOLDER);
    } catch (IOException unreadable) {
      throw new IllegalStateException("The tool's own files are not readable.", unreadable);
    }
  }

  /** The directory or jar that a class is from. */
  static Path place(Class<?> member) {
    try {
      return Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException unreadable) {
      throw new IllegalStateException("A class is from nowhere: " + member, unreadable);
    }
  }
}
