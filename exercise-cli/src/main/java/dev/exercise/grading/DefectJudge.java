package dev.exercise.grading;

import dev.exercise.grading.DefectGrade.Verdict;
import dev.exercise.grading.attribution.Attribution;
import dev.exercise.grading.attribution.DefectTrace;
import dev.exercise.grading.attribution.KnownDefect;
import dev.exercise.grading.attribution.KnownMistake;
import dev.exercise.grading.attribution.Location;
import dev.exercise.grading.attribution.MartCase;
import dev.exercise.grading.comparison.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges what became of each planted defect, by the cells in which it would show. */
final class DefectJudge {

  private static final int WEIGHT = 5;
  private static final String DOCS = "docs/reference/checks.md#defects";

  private final Attribution attribution;
  private final List<Location> locations;
  private final Causes causes;
  private final List<MartGrade> marts;

  DefectJudge(
      Attribution attribution, List<Location> locations, Causes causes, List<MartGrade> marts) {
    this.attribution = attribution;
    this.locations = locations;
    this.causes = causes;
    this.marts = marts;
  }

  DefectGrade judge(DefectTrace trace) {
    List<KnownMistake> named =
        attribution.named().stream()
            .filter(mistake -> mistake.defectId().filter(trace.defect().id()::equals).isPresent())
            .toList();
    if (!named.isEmpty()) {
      return ofMistakes(trace, named);
    }
    Optional<Location> location =
        locations.stream().filter(one -> one.defect().id().equals(trace.defect().id())).findFirst();
    return location.isPresent() ? ofLocation(trace, location.get()) : ofCells(trace);
  }

  static CheckResult check(DefectGrade grade) {
    List<String> evidence = new ArrayList<>();
    if (grade.judgedCells() > 0) {
      evidence.add(
          "%s of %s in which it shows are right."
              .formatted(
                  Words.count(grade.rightCells()), Words.count(grade.judgedCells(), "cell")));
    }
    evidence.add("What brings the clean data back: " + grade.defect().recovery());
    return new CheckResult(
        "defect-" + grade.defect().id(),
        Dimension.DATA_QUALITY,
        WEIGHT,
        grade.outcome(),
        "%s: %s".formatted(grade.defect().title(), grade.sentence()),
        evidence,
        DOCS);
  }

  private DefectGrade ofMistakes(DefectTrace trace, List<KnownMistake> named) {
    double share = trace.shareOfSubFormsRight();
    boolean over =
        named.stream().allMatch(mistake -> mistake.kind() == KnownMistake.Kind.OVER_CORRECTED);
    Verdict verdict =
        over ? Verdict.OVER_CORRECTED : share > 0 ? Verdict.HANDLED_IN_PART : Verdict.LEFT_IN;
    String titles = String.join("; ", named.stream().map(KnownMistake::title).toList());
    Count count = count(trace);
    return new DefectGrade(
        trace.defect(),
        verdict,
        Outcome.of(over ? 0 : Math.min(share, 0.99), 0),
        titles + ".",
        count.right,
        count.judged());
  }

  private DefectGrade ofLocation(DefectTrace trace, Location location) {
    Count count = count(trace);
    return new DefectGrade(
        trace.defect(),
        Verdict.LEFT_IN,
        new Outcome.Failed(),
        "the unexplained wrong cells of %s are those of the %s that it touches."
            .formatted(location.mart(), Words.count(location.touchedRows(), "row")),
        count.right,
        count.judged());
  }

  private DefectGrade ofCells(DefectTrace trace) {
    Count count = count(trace);
    KnownDefect defect = trace.defect();
    if (trace.cells().isEmpty()) {
      return notSeen(trace);
    }
    if (count.judged() == 0) {
      return cannotTell(
          defect,
          new Outcome.Blocked(),
          "something else is wrong in all cells in which it would show.");
    }
    double share = (double) count.right / count.judged();
    if (share >= 1) {
      return new DefectGrade(
          defect,
          Verdict.HANDLED,
          new Outcome.Passed(),
          count.right == 1
              ? "the only cell in which it would show is right."
              : "all %s in which it would show are right."
                  .formatted(Words.count(count.right, "cell")),
          count.right,
          count.judged());
    }
    if (share < 0.5) {
      return cannotTell(
          defect,
          new Outcome.Blocked(),
          "most of the cells in which it would show are wrong for an unknown reason.");
    }
    return new DefectGrade(
        defect,
        Verdict.HANDLED_IN_PART,
        Outcome.of(share, 1 - share),
        "%s of the cells in which it would show are right; the others are charged to their mart."
            .formatted(Words.percent(share)),
        count.right,
        count.judged());
  }

  private DefectGrade notSeen(DefectTrace trace) {
    List<MartGrade> unseen =
        marts.stream().filter(mart -> trace.showsIn(mart.mart().name())).toList();
    if (unseen.stream().anyMatch(mart -> mart.outcome() instanceof Outcome.NotGradable)) {
      return cannotTell(
          trace.defect(),
          new Outcome.NotGradable(),
          "the marts in which it would show could not be graded.");
    }
    if (unseen.stream()
        .anyMatch(
            mart ->
                mart.outcome() instanceof Outcome.Blocked
                    || mart.outcome() instanceof Outcome.Failed)) {
      return cannotTell(
          trace.defect(),
          new Outcome.Blocked(),
          "the marts in which it would show could not be compared.");
    }
    return unseen.isEmpty() || unseen.stream().anyMatch(mart -> mart.comparison().isPresent())
        ? cannotTell(
            trace.defect(),
            new Outcome.NotGradable(),
            "it does not show in any mart of this world.")
        : cannotTell(
            trace.defect(),
            new Outcome.NotAttempted(),
            "the marts in which it would show were not built.");
  }

  private static DefectGrade cannotTell(KnownDefect defect, Outcome outcome, String sentence) {
    return new DefectGrade(defect, Verdict.CANNOT_TELL, outcome, sentence, 0, 0);
  }

  private record Count(long right, long wrong) {
    long judged() {
      return right + wrong;
    }
  }

  /** Cells that are right, and wrong ones that no other cause explains; commonplace ones aside. */
  private Count count(DefectTrace trace) {
    long right = 0;
    long wrong = 0;
    for (MartCase one : attribution.cases()) {
      String mart = one.mart().name();
      for (Cell cell : trace.cells(mart)) {
        List<String> because = causes.of(mart, cell);
        if (because.stream().anyMatch(trace::isOwn)) {
          wrong++;
        } else if (!one.commonplace().at(cell)) {
          if (!one.candidate().differsAt(cell)) {
            right++;
          } else if (because.isEmpty()) {
            wrong++;
          }
        }
      }
    }
    return new Count(right, wrong);
  }
}
