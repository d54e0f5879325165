package dev.exercise.field;

import dev.exercise.Problem;
import dev.exercise.report.Field;
import dev.exercise.report.FieldJson;
import dev.exercise.report.FieldPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The files that the table of a field is kept in, beside the folders of its submissions. */
public final class FieldFiles {

  private FieldFiles() {}

  /** The table with a link to each report. */
  public static Path page(Path output) {
    return output.resolve("field.html");
  }

  /** The same for scripts. */
  public static Path json(Path output) {
    return output.resolve("field.json");
  }

  /** Writes both; each is there whole or not at all. */
  static void write(Field field, Path output) {
    replace(json(output), FieldJson.render(field));
    replace(page(output), FieldPage.render(field));
  }

  private static void replace(Path file, String text) {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(unfinished, text, StandardCharsets.UTF_8);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new Problem(
          "%s cannot be written: %s.".formatted(file, unwritable.getMessage()),
          "Choose another folder with --output, or make room.",
          unwritable);
    }
  }
}
