package dev.exercise.doctor;

import dev.exercise.check.Finding;
import dev.exercise.marketplace.Progress;
import dev.exercise.python.PythonEnvironments;
import dev.exercise.stack.ProcessLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the machine itself has what the tool needs. */
final class MachineExam {

  private static final long MEBIBYTE = 1L << 20;
  private static final long HOME_NEEDS = 1536 * MEBIBYTE;
  private static final long IMAGES_NEED = 2048 * MEBIBYTE;
  private static final long IMAGES_WANT = 8192 * MEBIBYTE;
  private static final int OLDEST_JAVA = 17;

  private MachineExam() {}

  static Finding java() {
    int release = Runtime.version().feature();
    String found = "%d (%s)".formatted(release, System.getProperty("java.home"));
    return release >= OLDEST_JAVA
        ? Finding.ok("Java", found)
        : Finding.failed("Java", found + " is too old", "Install JDK %d.".formatted(OLDEST_JAVA));
  }

  /** The grader and the embedded runtime want it, the containers bring their own. */
  static Finding python(ProcessLedger ledger) {
    return new PythonEnvironments(ledger, Progress.NONE, notice -> {})
        .python()
        .map(found -> Finding.ok("Python", found))
        .orElseGet(
            () ->
                new Finding(
                    "Python",
                    Finding.State.OPEN,
                    "3.13 is not there; grading and --runtime embedded need it",
                    "Install it (pyenv install 3.13, brew install python@3.13), or run 'exercise"
                        + " prepare' while there is internet."));
  }

  /**
   * Whether there is room for what is written.
   *
   * @param home the tool's own folder
   * @param images where Docker keeps its images, if this machine tells
   */
  static List<Finding> disk(Path home, Optional<Path> images) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        disk("Disk", home, HOME_NEEDS, HOME_NEEDS, "Free some, or set EXERCISE_HOME to another."));
    images.ifPresent(
        root ->
            findings.add(
                disk(
                    "Docker's disk",
                    root,
                    IMAGES_NEED,
                    IMAGES_WANT,
                    "Free some: 'docker system prune' removes what nothing uses.")));
    return findings;
  }

  private static Finding disk(String name, Path folder, long needed, long wanted, String remedy) {
    long usable;
    try {
      usable = Files.getFileStore(folder).getUsableSpace();
    } catch (IOException unreadable) {
      return new Finding(
          name,
          Finding.State.OPEN,
          "%s cannot be looked at: %s".formatted(folder, unreadable.getMessage()),
          remedy);
    }
    String found = "%s has %,d MiB left".formatted(folder, usable / MEBIBYTE);
    if (usable >= wanted) {
      return Finding.ok(name, found);
    }
    return usable >= needed
        ? new Finding(
            name,
            Finding.State.OPEN,
            "%s; the images take up to %,d MiB".formatted(found, wanted / MEBIBYTE),
            remedy)
        : Finding.failed(
            name, "%s, %,d MiB are needed".formatted(found, needed / MEBIBYTE), remedy);
  }
}
