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

  /** What a stack wants before any row is in it: both databases and dbt's work. */
  public static final DiskSpace FOR_A_STACK = new DiskSpace(1024 * MEBIBYTE);

  /** What the Python environments and their downloads take. */
  public static final DiskSpace FOR_THE_ENVIRONMENTS = new DiskSpace(1536 * MEBIBYTE);

  private static final long BYTES_A_ROW = 3 * 1024;

  public DiskSpace {
    if (bytes < 0) {
      throw new IllegalArgumentException("Disk space of %d bytes is negative.".formatted(bytes));
    }
  }

  /**
   * What a stack with a world of that many rows wants: each is in Postgres, in the warehouse as
   * loaded, and in what dbt builds of it.
   */
  public static DiskSpace forRows(long rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("A world of %d rows is none.".formatted(rows));
    }
    return new DiskSpace(Math.addExact(FOR_A_STACK.bytes(), Math.multiplyExact(rows, BYTES_A_ROW)));
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
          ("Not enough disk for %s: %s has %d MiB left, %d MiB are wanted. Free some, or set"
                  + " EXERCISE_HOME to a folder on another disk.")
              .formatted(what, directory, usable / MEBIBYTE, bytes / MEBIBYTE));
    }
  }
}
