package dev.exercise.stack;

import java.nio.file.Path;

/** The home directory that all tests of this module share, so that environments are made once. */
public final class TestHome {

  private static final ProcessLedger LEDGER = ProcessLedger.open(path(), notice -> {});

  private TestHome() {}

  public static Path path() {
    return Path.of(System.getProperty("exercise.home"));
  }

  /** The project's root directory. */
  public static Path root() {
    return Path.of(System.getProperty("exercise.root"));
  }

  /** A ledger that is closed when the tests end. */
  public static ProcessLedger ledger() {
    return LEDGER;
  }
}
