package dev.exercise.cli;

import dev.exercise.room.Collection;
import java.io.PrintWriter;

/** Tells what of a candidate's work could not be collected. */
final class MissingPrinter {

  private MissingPrinter() {}

  static void print(Collection work, PrintWriter err) {
    for (Collection.Missing missing : work.missing()) {
      err.println("not there: %s: %s".formatted(missing.what(), missing.why()));
    }
    err.flush();
  }

  /**
   * Tells it, and asks a second time where a service may still hold what is not in the zip.
   *
   * @return whether to go on, and lose that
   */
  static boolean goesOn(Collection work, Confirmation confirmation, PrintWriter err) {
    print(work, err);
    return !work.leavesWorkInServices()
        || confirmation.given(
            "Not all that the services hold could be collected into %s. What is named above is lost."
                .formatted(work.zip()));
  }
}
