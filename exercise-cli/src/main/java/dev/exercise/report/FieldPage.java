package dev.exercise.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The field as one HTML page that leads to each report: no script, no network, all escaped. */
public final class FieldPage {

  private static final String TEMPLATES = "dev.exercise.report.templates";

  private FieldPage() {}

  /** The whole page. */
  public static String render(Field field) {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, FieldPage.class.getClassLoader(), TEMPLATES);
    StringOutput page = new StringOutput();
    engine.render("field.jte", Map.of("field", field), page);
    return page.toString();
  }
}
