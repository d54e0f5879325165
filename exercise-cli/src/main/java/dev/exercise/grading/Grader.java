package dev.exercise.grading;

import dev.exercise.grading.attribution.AnswerBook;
import dev.exercise.grading.attribution.Answers;
import dev.exercise.grading.attribution.Attribution;
import dev.exercise.grading.attribution.DefectTrace;
import dev.exercise.grading.attribution.KnownMistake;
import dev.exercise.grading.attribution.Location;
import dev.exercise.grading.attribution.MartCase;
import dev.exercise.grading.attribution.Sighting;
import dev.exercise.grading.comparison.Deviation;
import dev.exercise.grading.comparison.MartComparator;
import dev.exercise.marketplace.mart.Mart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Grades what candidates built on one world; its answers are computed once. Not thread-safe. */
public final class Grader {

  private static final String STOPPED =
      "Attribution stopped: more combinations of mistakes would have had to be tried than one"
          + " grading may take. Further mistakes may be among the unexplained cells.";

  private static final String NOTHING_BUILT =
      "Nothing was built: the marts were judged as they stand in the candidate's warehouse. Whether"
          + " the code gives them again, a whole grade tells.";

  private static final String AS_IT_WAS_LEFT =
      "%s was judged as it stands in the candidate's warehouse, since what the code builds is not"
          + " known: %s";

  /** Each costs a query. */
  private static final int MOST_COMBINATIONS = 200;

  private final Answers answers;
  private final AnswerBook book;

  public Grader(Answers answers) {
    this(answers, MOST_COMBINATIONS);
  }

  Grader(Answers answers, int mostCombinations) {
    this.answers = answers;
    this.book = new AnswerBook(answers, mostCombinations);
  }

  /** Computes what every grade asks for, so that it need not wait for it. */
  public void prepare() {
    book.prepare();
  }

  /** Looks at everything and says what was found; nothing is changed. */
  public Grade grade(GradingInput input) {
    BuildJudge buildJudge = new BuildJudge(input, answers.marts());
    Map<Mart, BuildJudge.Settled> settled = new LinkedHashMap<>();
    Map<Mart, MartComparator.Result> compared = new LinkedHashMap<>();
    Set<Mart> unknown = new LinkedHashSet<>();
    List<String> notes = new ArrayList<>();
    if (input.build() instanceof BuildOutcome.AsLeft) {
      notes.add(NOTHING_BUILT);
    }
    for (Mart mart : answers.marts()) {
      Delivery delivery = input.deliveries().getOrDefault(mart.name(), new Delivery.Absent());
      Optional<BuildJudge.Settled> verdict = buildJudge.settled(mart, delivery);
      if (verdict.filter(BuildJudge.Settled::isUnknown).isPresent()) {
        unknown.add(mart);
        if (LeftMarts.of(input.left(), mart.name()) instanceof Delivery.Present left) {
          notes.add(AS_IT_WAS_LEFT.formatted(mart.name(), verdict.get().sentence()));
          compared.put(mart, MartComparator.compare(book.truth(mart), left.read()));
          continue;
        }
      }
      if (verdict.isPresent()) {
        settled.put(mart, verdict.get());
      } else if (delivery instanceof Delivery.Present present) {
        compared.put(mart, MartComparator.compare(book.truth(mart), present.read()));
      }
    }

    List<Deviation> deviations =
        compared.values().stream()
            .filter(result -> result.comparison().candidateRows() > 0)
            .flatMap(result -> result.deviation().stream())
            .toList();
    Attribution attribution = Attribution.of(book, deviations);
    List<Location> locations = Location.in(book, attribution);
    Map<KnownMistake, List<Sighting>> sightings = new LinkedHashMap<>();
    attribution
        .named()
        .forEach(mistake -> sightings.put(mistake, Sighting.of(book, attribution, mistake)));
    Causes causes = new Causes(attribution, sightings, locations);

    MartJudge martJudge = new MartJudge(attribution, causes);
    List<MartGrade> marts = new ArrayList<>();
    for (Mart mart : answers.marts()) {
      marts.add(
          settled.containsKey(mart)
              ? MartJudge.settled(mart, settled.get(mart))
              : martJudge.judge(mart, compared.get(mart)));
    }
    DefectJudge defectJudge = new DefectJudge(attribution, locations, causes, marts);
    List<DefectGrade> defects =
        answers.defects().stream()
            .map(defect -> defectJudge.judge(DefectTrace.of(book, attribution, defect)))
            .toList();

    List<CheckResult> checks = new ArrayList<>();
    marts.forEach(mart -> checks.add(MartJudge.check(mart)));
    defects.forEach(defect -> checks.add(DefectJudge.check(defect)));
    buildJudge.check().ifPresent(checks::add);
    if (attribution.stopped()) {
      notes.add(STOPPED);
    }
    return new Grade(
        input.world(),
        input.depth(),
        marts,
        named(attribution, sightings, new Examples(causes)),
        defects,
        checks,
        AirbyteSetup.NOT_ASKED,
        Optional.empty(),
        new AsLeftJudge(input.left(), input.deliveries()).judge(answers.marts(), unknown),
        Optional.empty(),
        notes);
  }

  private static List<NamedMistake> named(
      Attribution attribution, Map<KnownMistake, List<Sighting>> sightings, Examples examples) {
    List<NamedMistake> named = new ArrayList<>();
    for (KnownMistake mistake : attribution.named()) {
      List<MistakeSighting> seen = new ArrayList<>();
      for (Sighting sighting : sightings.get(mistake)) {
        Deviation candidate =
            attribution.cases().stream()
                .filter(one -> one.mart().name().equals(sighting.mart()))
                .map(MartCase::candidate)
                .findFirst()
                .orElseThrow();
        seen.add(
            new MistakeSighting(
                sighting.mart(),
                sighting.rows(),
                sighting.ofRows(),
                sighting.agreedCells(),
                sighting.changedCells(),
                examples.spread(candidate, sighting.cells(), NamedMistake.EXAMPLES)));
      }
      named.add(new NamedMistake(mistake, seen, attribution.shadowedBy(mistake)));
    }
    return named;
  }
}
