package dev.exercise.report;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Dimension;
import dev.exercise.grading.Grade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Where in the report each check stands with its evidence; public for the templates. */
public final class Chapters {

  private static final Set<String> PROBES =
      Set.of(
          "run-again",
          "next-day",
          "late-rows",
          "incremental-equals-full-refresh",
          "incremental-settings",
          "current-date");

  private final Grade grade;

  Chapters(Grade grade) {
    this.grade = grade;
  }

  /**
   * A part of the report that consists of checks.
   *
   * @param id its anchor
   * @param title its heading
   * @param lead what it is about
   * @param checks those in it, not empty
   */
  public record Chapter(String id, String title, String lead, List<CheckResult> checks) {
    public Chapter {
      checks = List.copyOf(checks);
    }
  }

  /** The parts that have a check, in the order of reading. */
  public List<Chapter> list() {
    List<Chapter> chapters = new ArrayList<>();
    Set<CheckResult> told = new HashSet<>(grade.checks().stream().filter(this::hasPlace).toList());
    add(
        chapters,
        told,
        "probes",
        "Run again, the next day, from nothing",
        "The project was run again on the same rows, then on the next day's, then with a full refresh.",
        check -> PROBES.contains(check.id()));
    add(
        chapters,
        told,
        "corruptions",
        "Corrupted inputs",
        "Raw rows were spoiled in ways that the exercise does not plant: who notices, the project's tests or the reader of a mart?",
        check -> check.id().startsWith("tests-"));
    add(
        chapters,
        told,
        "quality",
        "Code quality",
        "Read from the project as it is written, beside the starter that it began with.",
        check -> check.dimension() == Dimension.CODE_QUALITY);
    add(chapters, told, "further", "Further checks", "", check -> true);
    return chapters;
  }

  /** Checks that stand with a table or picture of their own. */
  private boolean hasPlace(CheckResult check) {
    return isOf("mart-", check)
        || isOf("defect-", check)
        || isOf("airbyte-", check)
        || isOf("dag-", check)
        || check.id().equals("dbt-build");
  }

  /** Checks of which the ids begin so. */
  public List<CheckResult> of(String prefix) {
    return grade.checks().stream().filter(check -> isOf(prefix, check)).toList();
  }

  /** All checks, by their dimensions. */
  public Map<Dimension, List<CheckResult>> byDimension() {
    Map<Dimension, List<CheckResult>> all = new LinkedHashMap<>();
    Arrays.stream(Dimension.values())
        .forEach(
            dimension -> {
              List<CheckResult> own =
                  grade.checks().stream().filter(check -> check.dimension() == dimension).toList();
              if (!own.isEmpty()) {
                all.put(dimension, own);
              }
            });
    return all;
  }

  /** Where the evidence of a check stands. */
  public static String anchor(CheckResult check) {
    if (isOf("mart-", check)) {
      return check.id();
    }
    return isOf("defect-", check) ? check.id() : "check-" + check.id();
  }

  private static boolean isOf(String prefix, CheckResult check) {
    return check.id().startsWith(prefix);
  }

  private void add(
      List<Chapter> chapters,
      Set<CheckResult> told,
      String id,
      String title,
      String lead,
      Predicate<CheckResult> own) {
    List<CheckResult> checks = grade.checks().stream().filter(own).filter(told::add).toList();
    if (!checks.isEmpty()) {
      chapters.add(new Chapter(id, title, lead, checks));
    }
  }
}
