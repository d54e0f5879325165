package dev.exercise.cli;

import dev.exercise.field.FieldFiles;
import dev.exercise.report.Field;
import dev.exercise.report.FieldJson;
import dev.exercise.report.FieldTable;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Shows a field on standard output, and tells where its reports are. */
final class FieldPrinter {

  private FieldPrinter() {}

  static void print(Field field, Path output, Format format, PrintWriter out) {
    if (format == Format.json) {
      out.print(FieldJson.render(field));
    } else {
      out.print(FieldTable.render(field, Boolean.getBoolean("exercise.colour")));
      out.println();
      out.println("Table with links to the reports: " + FieldFiles.page(output));
      out.println("The same for scripts:            " + FieldFiles.json(output));
    }
    out.flush();
  }

  /** What the exit code says of a field: a table with a gap comes before what is in the table. */
  static int exitCode(Field field) {
    if (!field.allGraded()) {
      return ExitCode.ENVIRONMENT_OR_INPUT;
    }
    if (field.negative()) {
      return ExitCode.NEGATIVE_VERDICT;
    }
    return field.complete() ? ExitCode.FINE : ExitCode.ENVIRONMENT_OR_INPUT;
  }
}
