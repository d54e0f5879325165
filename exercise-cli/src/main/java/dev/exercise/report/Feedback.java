package dev.exercise.report;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Dimension;
import dev.exercise.grading.Grade;
import dev.exercise.grading.MartGrade;
import dev.exercise.grading.Outcome;
import dev.exercise.grading.attribution.KnownMistake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A grade in words that may be given to the candidate: nothing of the seed, the truth, the planted
 * defects or the catalogue of mistakes is in it. Public for the templates.
 */
public final class Feedback {

  private static final double NEARLY = 0.9;

  private final Grade grade;
  private final Map<Theme, List<Outcome>> outcomes = new EnumMap<>(Theme.class);

  Feedback(Grade grade) {
    this.grade = grade;
    grade
        .defects()
        .forEach(defect -> add(Theme.ofDefects(defect.defect().manualClass()), defect.outcome()));
    grade.checks().forEach(check -> theme(check).ifPresent(theme -> add(theme, check.outcome())));
    if (grade.marts().stream().anyMatch(mart -> mart.comparison().isPresent())) {
      add(Theme.RULES, misread() ? new Outcome.Failed() : new Outcome.Passed());
    }
  }

  /**
   * A paragraph.
   *
   * @param title its theme
   * @param text what is said
   */
  public record Paragraph(String title, String text) {}

  /**
   * A mart.
   *
   * @param name of the contract
   * @param sign one character
   * @param tone a class of the style sheet
   * @param words how far it is
   */
  public record MartState(String name, String sign, String tone, String words) {}

  /** The marts that were asked for. */
  public List<MartState> marts() {
    return grade.marts().stream().map(Feedback::state).toList();
  }

  /** How many marts are right in every cell. */
  public long rightMarts() {
    return grade.marts().stream().filter(mart -> mart.outcome() instanceof Outcome.Passed).count();
  }

  /** The dimensions of which something can be said. */
  public List<Dimension> dimensions() {
    return Arrays.stream(Dimension.values())
        .filter(dimension -> !well(dimension).isEmpty() || !next(dimension).isEmpty())
        .toList();
  }

  /** What was done well. */
  public List<Paragraph> well(Dimension dimension) {
    List<Paragraph> paragraphs = new ArrayList<>();
    for (Theme theme : of(dimension)) {
      if (judged(theme) && !negative(theme)) {
        paragraphs.add(new Paragraph(theme.title(), theme.praise()));
      }
    }
    return paragraphs;
  }

  /** What is worth reading up. */
  public List<Paragraph> next(Dimension dimension) {
    List<Paragraph> paragraphs = new ArrayList<>();
    for (Theme theme : of(dimension)) {
      if (negative(theme)) {
        boolean some =
            outcomes.get(theme).stream()
                .anyMatch(outcome -> outcome.judged() > 0 && !outcome.negative());
        paragraphs.add(
            new Paragraph(
                theme.title(),
                some ? "Part of it you did well. " + theme.advice() : theme.advice()));
      }
    }
    return paragraphs;
  }

  /** Themes of which nothing can be said. */
  public List<String> unseen() {
    return outcomes.keySet().stream().filter(theme -> !judged(theme)).map(Theme::title).toList();
  }

  private List<Theme> of(Dimension dimension) {
    return outcomes.keySet().stream().filter(theme -> theme.dimension() == dimension).toList();
  }

  private void add(Theme theme, Outcome outcome) {
    outcomes.computeIfAbsent(theme, none -> new ArrayList<>()).add(outcome);
  }

  private boolean judged(Theme theme) {
    return outcomes.get(theme).stream().anyMatch(outcome -> outcome.judged() > 0);
  }

  private boolean negative(Theme theme) {
    return outcomes.get(theme).stream().anyMatch(Outcome::negative);
  }

  /** Whether a rule was read otherwise, or cells are wrong for a reason that nobody knows. */
  private boolean misread() {
    return grade.mistakes().stream()
            .anyMatch(named -> named.mistake().kind() == KnownMistake.Kind.LOGIC)
        || grade.marts().stream().anyMatch(mart -> mart.unexplainedCells() > 0);
  }

  private static Optional<Theme> theme(CheckResult check) {
    String id = check.id();
    if (id.startsWith("tests-")) {
      return Optional.of(Theme.TESTS);
    }
    if (id.startsWith("airbyte-")) {
      return Optional.of(Theme.EXTRACT_AND_LOAD);
    }
    if (id.startsWith("dag-")) {
      return Optional.of(Theme.ORCHESTRATION);
    }
    return switch (id) {
      case "dbt-build" -> Optional.of(Theme.BUILD);
      case "run-again" -> Optional.of(Theme.IDEMPOTENCY);
      case "next-day", "late-rows", "incremental-equals-full-refresh", "incremental-settings" ->
          Optional.of(Theme.INCREMENTAL);
      case "current-date" -> Optional.of(Theme.REPRODUCIBILITY);
      default ->
          check.dimension() == Dimension.CODE_QUALITY
              ? Optional.of(Theme.PROJECT)
              : Optional.empty();
    };
  }

  private static MartState state(MartGrade mart) {
    Outcome outcome = mart.outcome();
    String words;
    if (outcome instanceof Outcome.Passed) {
      words = "right in every cell";
    } else if (outcome instanceof Outcome.NotAttempted) {
      words = "not built yet";
    } else if (outcome instanceof Outcome.NotGradable) {
      words = "could not be judged, which is not your doing";
    } else if (outcome instanceof Outcome.Blocked && mart.comparison().isEmpty()) {
      words = "waits for something before it";
    } else {
      double share = mart.comparison().map(comparison -> comparison.share()).orElse(0.0);
      words =
          share >= NEARLY
              ? "nearly there: most cells are right"
              : share > 0 ? "not yet right: part of the cells are" : "not yet right";
    }
    return new MartState(mart.mart().name(), Verdicts.sign(outcome), Verdicts.tone(outcome), words);
  }
}
