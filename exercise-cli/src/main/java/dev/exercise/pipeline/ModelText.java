package dev.exercise.pipeline;

import java.util.regex.Pattern;

/** SQL with Jinja, as far as it does something. */
final class ModelText {

  /** Comments of Jinja and of SQL; strings are matched, so that dashes in them begin nothing. */
  private static final Pattern SILENT =
      Pattern.compile(
          "(?s)\\{#.*?#\\}|/\\*.*?\\*/|--[^\\n]*|#[^\\n{}%]*(?=\\n|$)"
              + "|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+'"
              + "|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"");

  private ModelText() {}

  /** The same text with blanks where comments and quoted strings are; line breaks stay. */
  static String withoutComments(String text) {
    return SILENT.matcher(text).replaceAll(found -> found.group().replaceAll("[^\\n]", " "));
  }
}
