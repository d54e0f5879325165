package dev.exercise.answers;

import dev.exercise.marketplace.World;
import java.io.IOException;
import java.nio.file.Path;

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
      return of(ToolDigest.place(World.class));
    } catch (IOException unreadable) {
      throw new IllegalStateException("The marketplace's own files are not readable.", unreadable);
    }
  }

  /**
   * Digests names and contents.
   *
   * @param place a directory of classes or a jar; equal files give equal digests
   */
  static String of(Path place) throws IOException {
    return TreeDigest.of(place, FOLDER);
  }
}
