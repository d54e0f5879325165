package dev.exercise.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Fills the templates, which escape every text for the place where it stands. */
final class Pages {

  private static final String TEMPLATES = "dev.exercise.report.templates";

  private Pages() {}

  static String render(String template, Map<String, Object> parameters) {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES);
    StringOutput page = new StringOutput();
    engine.render(template, parameters, page);
    return page.toString();
  }
}
