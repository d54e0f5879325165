package dev.exercise.report;

import dev.exercise.grading.Dimension;
import dev.exercise.grading.DimensionScore;
import java.util.ArrayList;
import java.util.List;

/** The field as a plain table for the console. */
public final class FieldTable {

  private static final int LONGEST_NAME = 28;

  private final Field field;
  private final boolean colour;

  private FieldTable(Field field, boolean colour) {
    this.field = field;
    this.colour = colour;
  }

  /**
   * The table, ending with a line break.
   *
   * @param colour whether the reader is a terminal; colour never carries meaning alone
   */
  public static String render(Field field, boolean colour) {
    return new FieldTable(field, colour).render();
  }

  /** A score in one cell: "41.5 of 52 (60)". */
  public static String cell(FieldRow.Graded row, Dimension dimension) {
    return row.scores().stream()
        .filter(score -> score.dimension() == dimension && score.asked() > 0)
        .findFirst()
        .map(FieldTable::cell)
        .orElse("–");
  }

  private static String cell(DimensionScore score) {
    return "%s of %s (%s)"
        .formatted(
            Figures.points(score.earned()),
            Figures.points(score.attempted()),
            Figures.points(score.asked()));
  }

  private String render() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(heads());
    for (FieldRow row : field.rows()) {
      lines.add(row instanceof FieldRow.Graded graded ? cells(graded) : List.of(shown(row)));
    }
    int columns = lines.get(0).size();
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int column = 0; column < line.size(); column++) {
        widths[column] =
            Math.max(widths[column], line.get(column).codePointCount(0, line.get(column).length()));
      }
    }
    StringBuilder text = new StringBuilder(heading("The field, by name")).append('\n');
    text.append(line(lines.get(0), widths));
    for (int index = 0; index < field.rows().size(); index++) {
      FieldRow row = field.rows().get(index);
      text.append(
          row instanceof FieldRow.NotGraded open
              ? line(List.of(shown(row), "could not be graded: " + firstLine(open)), widths)
              : line(lines.get(index + 1), widths));
    }
    text.append('\n')
        .append("  Points: earned of attempted (asked). There is no total and no ranking.\n");
    if (!field.graded().isEmpty()) {
      text.append("  %s\n".formatted(worlds()));
    }
    return text.toString();
  }

  private String worlds() {
    return field.oneWorld()
        ? "All on one marketplace: %s.".formatted(field.graded().get(0).world())
        : "On marketplaces of different seeds, scales or depths: see each report.";
  }

  private List<String> heads() {
    List<String> heads = new ArrayList<>(List.of("Submission"));
    field.dimensions().forEach(dimension -> heads.add(dimension.title()));
    heads.addAll(List.of("Marts right", "Mistakes named", "Not gradable"));
    return heads;
  }

  private List<String> cells(FieldRow.Graded row) {
    List<String> cells = new ArrayList<>(List.of(shown(row)));
    field.dimensions().forEach(dimension -> cells.add(cell(row, dimension)));
    cells.add("%d of %d".formatted(row.martsRight(), row.martsAsked()));
    cells.add(Figures.count(row.mistakes()));
    cells.add(Figures.count(row.notGradable()));
    return cells;
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      line.append("  ").append(cell);
      int missing = widths[column] - cell.codePointCount(0, cell.length());
      line.append(" ".repeat(Math.max(0, missing)));
    }
    return line.toString().stripTrailing() + "\n";
  }

  /** A name of any length on one line. */
  private static String shown(FieldRow row) {
    String name = row.name().replaceAll("\\s", " ");
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }

  private static String firstLine(FieldRow.NotGraded row) {
    return row.reason().lines().findFirst().orElse("");
  }

  private String heading(String title) {
    return colour ? "\u001b[1m" + title + "\u001b[0m" : title;
  }
}
