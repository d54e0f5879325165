package dev.exercise.grading;

import dev.exercise.grading.attribution.Attribution;
import dev.exercise.grading.comparison.KeyFinding;
import dev.exercise.grading.comparison.MartComparator;
import dev.exercise.grading.comparison.MartComparison;
import dev.exercise.marketplace.mart.Mart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges one mart by its cells: what another check is charged with neither earns nor costs. */
final class MartJudge {

  private static final int WEIGHT = 10;
  private static final String DOCS = "docs/reference/checks.md#marts";

  private final Attribution attribution;
  private final Causes causes;
  private final Examples examples;

  MartJudge(Attribution attribution, Causes causes) {
    this.attribution = attribution;
    this.causes = causes;
    this.examples = new Examples(causes);
  }

  static MartGrade settled(Mart mart, BuildJudge.Settled settled) {
    return new MartGrade(
        mart, settled.outcome(), settled.sentence(), Optional.empty(), 0, 0, List.of());
  }

  MartGrade judge(Mart mart, MartComparator.Result result) {
    MartComparison comparison = result.comparison();
    if (comparison.truthRows() == 0) {
      return settled(
          mart,
          new BuildJudge.Settled(
              new Outcome.NotGradable(), "This world has no row for it: grade a larger one."));
    }
    if (result.deviation().isEmpty()) {
      return new MartGrade(
          mart,
          new Outcome.Failed(),
          "It could not be compared: %s.".formatted(comparison.hindrance().orElse("")),
          Optional.of(comparison),
          0,
          comparison.totalCells(),
          List.of());
    }
    double total = comparison.totalCells();
    long explained = causes.explained(mart.name());
    long wrong = comparison.totalCells() - comparison.rightCells();
    long elsewhere = causes.chargedElsewhere(mart.name());
    return new MartGrade(
        mart,
        Outcome.of(comparison.rightCells() / total, elsewhere / total),
        sentence(comparison, wrong, elsewhere, wrong - explained, commonplace(mart)),
        Optional.of(comparison),
        explained,
        wrong - explained,
        examples.ofMart(result.deviation().get(), MartGrade.MOST_EXAMPLES));
  }

  private List<String> commonplace(Mart mart) {
    return attribution.cases().stream()
        .filter(one -> one.mart().name().equals(mart.name()))
        .flatMap(one -> one.commonplace().findings().stream())
        .toList();
  }

  static CheckResult check(MartGrade grade) {
    List<String> evidence = new ArrayList<>();
    grade.comparison().ifPresent(comparison -> evidence.addAll(evidence(comparison)));
    return new CheckResult(
        "mart-" + grade.mart().name().replace('_', '-'),
        Dimension.DATA_QUALITY,
        WEIGHT,
        grade.outcome(),
        "%s: %s".formatted(grade.mart().name(), grade.sentence()),
        evidence,
        DOCS);
  }

  private static String sentence(
      MartComparison comparison,
      long wrong,
      long elsewhere,
      long unexplained,
      List<String> commonplace) {
    if (comparison.candidateRows() == 0) {
      return "It has no row; the truth has %s.".formatted(Words.count(comparison.truthRows()));
    }
    if (wrong == 0) {
      return "All cells of its %s are right.".formatted(Words.count(comparison.truthRows(), "row"));
    }
    StringBuilder sentence =
        new StringBuilder(
            "%s of the cells are right; ".formatted(Words.percent(comparison.share())));
    sentence.append(wrong == 1 ? ofOne(elsewhere, unexplained) : of(wrong, elsewhere, unexplained));
    sentence.append('.');
    if (!commonplace.isEmpty()) {
      sentence.append(" Noticed: ").append(String.join("; ", commonplace)).append('.');
    }
    return sentence.toString();
  }

  private static String ofOne(long elsewhere, long unexplained) {
    if (unexplained == 1) {
      return "one is wrong, and nothing explains it";
    }
    return elsewhere == 1
        ? "the only wrong one goes back to something that another check is charged with"
        : "the only wrong one goes back to a named mistake";
  }

  private static String of(long wrong, long elsewhere, long unexplained) {
    if (unexplained == wrong) {
      return "nothing explains the %s wrong ones".formatted(Words.count(wrong));
    }
    long explained = wrong - unexplained;
    String goBack =
        "%s back to named mistakes or defects%s"
            .formatted(
                explained == 1 ? "goes" : "go",
                elsewhere == 0
                    ? ""
                    : elsewhere == explained
                        ? ", which other checks are charged with"
                        : ", %s of them charged to other checks".formatted(Words.count(elsewhere)));
    return unexplained == 0
        ? "all %s wrong ones %s".formatted(Words.count(wrong), goBack)
        : "of %s wrong ones, %s unexplained and %s %s"
            .formatted(
                Words.count(wrong),
                Words.count(unexplained) + (unexplained == 1 ? " is" : " are"),
                Words.count(explained),
                goBack);
  }

  private static List<String> evidence(MartComparison comparison) {
    List<String> evidence = new ArrayList<>();
    evidence.add(
        "%s, the truth has %s"
            .formatted(
                Words.count(comparison.candidateRows(), "row"),
                Words.count(comparison.truthRows())));
    comparison.missingColumns().forEach(column -> evidence.add("Missing column: " + column));
    add(evidence, "Keys on several rows", comparison.repeatedKeys());
    add(evidence, "Missing keys", comparison.missingKeys());
    add(evidence, "Extra keys", comparison.extraKeys());
    comparison.columns().stream()
        .filter(column -> column.right() < column.total() && !column.missing())
        .forEach(
            column ->
                evidence.add(
                    "%s: %s of %s right"
                        .formatted(
                            column.column(),
                            Words.count(column.right()),
                            Words.count(column.total()))));
    comparison.typeRemarks().forEach(remark -> evidence.add("Type (costs nothing): " + remark));
    return evidence;
  }

  private static void add(List<String> evidence, String title, KeyFinding finding) {
    if (finding.count() > 0) {
      evidence.add(
          "%s: %s, such as %s"
              .formatted(
                  title, Words.count(finding.count()), String.join("; ", finding.examples())));
    }
  }
}
