package dev.exercise.room;

import dev.exercise.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moves what a candidate worked in out of the way, where it stays. */
final class Aside {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Aside() {}

  /** The time as it is put into names of files. */
  static String stamp(Clock clock) {
    return WHEN.format(clock.instant());
  }

  /** Returns where the folder is now; the old place when there was nothing to move. */
  static Path move(Path folder, Clock clock) {
    if (!Files.exists(folder)) {
      return folder;
    }
    Path aside =
        folder.resolveSibling("%s.before-reset-%s".formatted(folder.getFileName(), stamp(clock)));
    try {
      return Files.move(folder, aside);
    } catch (IOException unmovable) {
      throw new Problem(
          "The workspace cannot be moved aside: %s.".formatted(unmovable.getMessage()),
          "Close the programs that hold it, then run the same command again.",
          unmovable);
    }
  }
}
