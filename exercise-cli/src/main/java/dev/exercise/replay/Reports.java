package dev.exercise.replay;

import dev.exercise.Problem;
import dev.exercise.grading.Grade;
import dev.exercise.report.HtmlReport;
import dev.exercise.report.ResultJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that a grade is kept in.
 *
 * @param folder holds all of them
 */
public record Reports(Path folder) {

  /**
   * A folder for reports, made where it is missing.
   *
   * @throws Problem when it cannot be written to
   */
  public static Reports in(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException unwritable) {
      throw cannotWrite(folder, unwritable);
    }
    if (!Files.isWritable(folder)) {
      throw cannotWrite(folder, new IOException("permission denied"));
    }
    Reports reports = new Reports(folder.toAbsolutePath().normalize());
    // What an earlier grade left must not be taken for this one's.
    List<Path> earlier = new ArrayList<>(List.of(reports.html(), reports.json(), reports.dbtLog()));
    earlier.addAll(ProbeRuns.logs(reports.dbtLog()));
    for (Path file : earlier) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException undeletable) {
        throw cannotWrite(file, undeletable);
      }
    }
    return reports;
  }

  /** The report for the interviewer. */
  public Path html() {
    return folder.resolve("report.html");
  }

  /** The same for scripts. */
  public Path json() {
    return folder.resolve("result.json");
  }

  /** All that dbt printed while it built the candidate's project. */
  public Path dbtLog() {
    return folder.resolve("dbt.log");
  }

  /** Writes the reports; each file is there whole or not at all. */
  public void write(Grade grade) {
    replace(json(), ResultJson.render(grade));
    replace(html(), HtmlReport.render(grade));
  }

  private static void replace(Path file, String text) {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      Files.writeString(unfinished, text, StandardCharsets.UTF_8);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw cannotWrite(file, unwritable);
    }
  }

  private static Problem cannotWrite(Path place, IOException cause) {
    return new Problem(
        "%s cannot be written: %s.".formatted(place, cause.getMessage()),
        "Choose another folder with --output, or make room.",
        cause);
  }
}
