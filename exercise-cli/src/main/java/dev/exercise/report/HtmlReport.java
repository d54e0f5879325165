package dev.exercise.report;

import dev.exercise.grading.Grade;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A grade as one HTML file for the interviewer: no script, no network, everything that came from
 * the candidate escaped for the place where it stands.
 */
public final class HtmlReport {

  private static final String TEMPLATES = "dev.exercise.report.templates";

  private HtmlReport() {}

  /** Writes the file, replacing an earlier one. */
  public static void write(Grade grade, Path file) throws IOException {
    Files.writeString(file, render(grade));
  }

  /** The whole page. */
  public static String render(Grade grade) {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlReport.class.getClassLoader(), TEMPLATES);
    StringOutput page = new StringOutput();
    engine.render("report.jte", Map.of("grade", grade, "summary", new Summary(grade)), page);
    return page.toString();
  }
}
