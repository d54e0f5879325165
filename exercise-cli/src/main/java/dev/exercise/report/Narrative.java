package dev.exercise.report;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.DefectGrade;
import dev.exercise.grading.Dimension;
import dev.exercise.grading.Grade;
import dev.exercise.grading.MartGrade;
import dev.exercise.grading.NamedMistake;
import dev.exercise.grading.Outcome;
import dev.exercise.grading.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A grade in a few sentences, each of which the report shows evidence for. */
public final class Narrative {

  private static final int MOST_FINDINGS = 12;

  private final Grade grade;

  Narrative(Grade grade) {
    this.grade = grade;
  }

  /**
   * A sentence.
   *
   * @param lead what it is about
   * @param text the rest of it
   */
  public record Line(String lead, String text) {}

  /** What went well. */
  public List<Line> well() {
    List<Line> lines = new ArrayList<>();
    List<String> right =
        grade.marts().stream()
            .filter(mart -> mart.outcome() instanceof Outcome.Passed)
            .map(mart -> mart.mart().name())
            .toList();
    if (!right.isEmpty()) {
      lines.add(
          new Line(
              "%s of %s right in every cell"
                  .formatted(Words.count(right.size()), Words.count(grade.marts().size(), "mart")),
              String.join(", ", right)));
    }
    List<String> handled = defects(DefectGrade.Verdict.HANDLED);
    if (!handled.isEmpty()) {
      lines.add(
          new Line(
              "%s of %s handled"
                  .formatted(
                      Words.count(handled.size()),
                      Words.count(grade.defects().size(), "planted defect")),
              String.join("; ", handled)));
    }
    for (Dimension dimension : Dimension.values()) {
      List<CheckResult> own =
          others().stream().filter(check -> check.dimension() == dimension).toList();
      List<String> passed = ids(own, outcome -> outcome instanceof Outcome.Passed);
      if (!passed.isEmpty()) {
        lines.add(
            new Line(
                "%s: %s of %s passed"
                    .formatted(
                        dimension.title(),
                        Words.count(passed.size()),
                        Words.count(own.size(), "further check")),
                String.join(", ", passed)));
      }
    }
    return lines;
  }

  /** What was found wrong, by name where it has one. */
  public List<Line> found() {
    List<Line> lines = new ArrayList<>();
    for (NamedMistake named : grade.mistakes()) {
      lines.add(
          new Line(
              named.mistake().title(),
              named.sightings().stream().map(Questions::seen).collect(Collectors.joining(", "))));
    }
    Set<String> told =
        grade.mistakes().stream()
            .flatMap(named -> named.mistake().defectId().stream())
            .collect(Collectors.toSet());
    for (DefectGrade defect : grade.defects()) {
      if (defect.outcome().negative() && !told.contains(defect.defect().id())) {
        lines.add(
            new Line(
                "%s, %s".formatted(defect.defect().title(), defect.verdict().words()),
                Sentences.first(defect.sentence())));
      }
    }
    for (MartGrade mart : grade.marts()) {
      if (mart.unexplainedCells() > 0) {
        lines.add(
            new Line(
                mart.mart().name(),
                "%s wrong that nothing known explains"
                    .formatted(Words.count(mart.unexplainedCells(), "cell"))));
      } else if (mart.outcome().negative() && mart.comparison().isEmpty()) {
        lines.add(new Line(mart.mart().name(), Sentences.first(mart.sentence())));
      }
    }
    others().stream()
        .filter(check -> check.outcome().negative())
        .forEach(check -> lines.add(new Line(check.id(), Sentences.first(check.sentence()))));
    if (lines.size() <= MOST_FINDINGS) {
      return lines;
    }
    List<Line> shown = new ArrayList<>(lines.subList(0, MOST_FINDINGS));
    shown.add(
        new Line(
            "%s more".formatted(Words.count(lines.size() - MOST_FINDINGS)), "in the parts below"));
    return shown;
  }

  /** What could not be judged, and why. */
  public List<Line> unknown() {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (CheckResult check : grade.checks()) {
      if (check.outcome() instanceof Outcome.NotGradable) {
        byReason
            .computeIfAbsent(Sentences.first(check.sentence()), none -> new ArrayList<>())
            .add(check.id());
      }
    }
    List<Line> lines = new ArrayList<>();
    byReason.forEach((reason, checks) -> lines.add(new Line(String.join(", ", checks), reason)));
    List<String> blocked = ids(grade.checks(), outcome -> outcome instanceof Outcome.Blocked);
    if (!blocked.isEmpty()) {
      lines.add(
          new Line(
              String.join(", ", blocked), "what stands in their way is charged to another check"));
    }
    List<String> untold =
        grade.defects().stream()
            .filter(defect -> defect.verdict() == DefectGrade.Verdict.CANNOT_TELL)
            .filter(defect -> !(defect.outcome() instanceof Outcome.NotGradable))
            .map(defect -> defect.defect().title())
            .toList();
    if (!untold.isEmpty()) {
      lines.add(
          new Line(
              Words.count(untold.size(), "defect"),
              "no mart tells whether %s handled: %s"
                  .formatted(
                      untold.size() == 1 ? "it was" : "they were", String.join("; ", untold))));
    }
    grade.notes().forEach(note -> lines.add(new Line("Note", note)));
    return lines;
  }

  /** What the candidate did not get to, which costs nothing beyond the points not earned. */
  public List<Line> open() {
    List<Line> lines = new ArrayList<>();
    List<String> marts =
        grade.marts().stream()
            .filter(mart -> mart.outcome() instanceof Outcome.NotAttempted)
            .map(mart -> mart.mart().name())
            .toList();
    if (!marts.isEmpty()) {
      lines.add(new Line(Words.count(marts.size(), "mart"), String.join(", ", marts)));
    }
    List<String> checks = ids(others(), outcome -> outcome instanceof Outcome.NotAttempted);
    if (!checks.isEmpty()) {
      lines.add(new Line(Words.count(checks.size(), "check"), String.join(", ", checks)));
    }
    return lines;
  }

  private List<CheckResult> others() {
    return grade.checks().stream()
        .filter(check -> !check.id().startsWith("mart-") && !check.id().startsWith("defect-"))
        .toList();
  }

  private static List<String> ids(List<CheckResult> checks, Predicate<Outcome> wanted) {
    return checks.stream()
        .filter(check -> wanted.test(check.outcome()))
        .map(CheckResult::id)
        .toList();
  }

  private List<String> defects(DefectGrade.Verdict verdict) {
    return grade.defects().stream()
        .filter(defect -> defect.verdict() == verdict)
        .map(defect -> defect.defect().title())
        .toList();
  }
}
