package dev.exercise.stack;

import dev.exercise.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The disk that something wants before it starts.
 *
 * @param bytes at least so many must be usable
 */
public record DiskSpace(long bytes) {

  private static final long MEBIBYTE = 1024 * 1024;

  /** What a stack wants: both databases and dbt's work, at scale 1, with room to spare. */
  public static final DiskSpace FOR_A_STACK = new DiskSpace(1024 * MEBIBYTE);

  public DiskSpace {
    if (bytes < 0) {
      throw new IllegalArgumentException("Disk space of %d bytes is negative.".formatted(bytes));
    }
  }

  /**
   * Makes sure that it is there.
   *
   * @param directory an existing directory
   * @param what what wants it: "the embedded stack"
   */
  public void require(Path directory, String what) {
    long usable;
    try {
      usable = Files.getFileStore(directory).getUsableSpace();
    } catch (IOException e) {
      throw new Problem(
          "The disk of %s cannot be read: %s.".formatted(directory, e.getMessage()), e);
    }
    if (usable < bytes) {
      throw new Problem(
          ("Not enough disk for %s: %s has %d MiB left, %d MiB are wanted. Free some, or choose"
                  + " a home directory on another disk.")
              .formatted(what, directory, usable / MEBIBYTE, bytes / MEBIBYTE));
    }
  }
}
