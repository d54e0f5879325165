package dev.exercise.zoo;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.DefectGrade;
import dev.exercise.grading.Grade;
import dev.exercise.grading.MartGrade;
import dev.exercise.grading.NamedMistake;
import dev.exercise.grading.Outcome;
import dev.exercise.grading.attribution.Answers;
import dev.exercise.grading.attribution.KnownMistake;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartDifference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How what came out of a submission compares with what must come out.
 *
 * @param place kind and name
 * @param depth id of the depth at which it was graded
 * @param built nodes that were built for it
 * @param falseFails what was charged and is right
 * @param falsePasses what passed and is wrong
 * @param notNamed mistakes that were made and not named
 * @param shadowed those of them that were told as what would fit as well
 * @param accused mistakes that were named and not made
 * @param unexplained wrong cells that the grade explains by nothing
 * @param surprises whatever else is not as expected
 */
record Judgement(
    String place,
    String depth,
    int built,
    List<String> falseFails,
    List<String> falsePasses,
    List<String> notNamed,
    List<String> shadowed,
    List<String> accused,
    long unexplained,
    List<String> surprises) {

  Judgement {
    falseFails = List.copyOf(falseFails);
    falsePasses = List.copyOf(falsePasses);
    notNamed = List.copyOf(notNamed);
    shadowed = List.copyOf(shadowed);
    accused = List.copyOf(accused);
    surprises = List.copyOf(surprises);
  }

  /** Whether everything is as expected. */
  boolean holds() {
    return falseFails.isEmpty()
        && falsePasses.isEmpty()
        && notNamed.isEmpty()
        && accused.isEmpty()
        && surprises.isEmpty();
  }

  static Judgement notBuilt(Specimen specimen, Depth depth, String problem) {
    return new Judgement(
        specimen.place(),
        depth.id(),
        0,
        List.of(),
        List.of(),
        specimen.expected().mistakes(),
        List.of(),
        List.of(),
        0,
        List.of(problem));
  }

  static Judgement of(Specimen specimen, Grade grade, int built, Answers answers) {
    List<String> falseFails = new ArrayList<>();
    List<String> falsePasses = new ArrayList<>();
    List<String> surprises = new ArrayList<>();
    Expected expected = specimen.expected();
    switch (specimen.kind()) {
      case VALID -> lostByAValidOne(grade, falseFails);
      case MISTAKE, PAIR -> wrongMarts(specimen, grade, answers, falseFails, falsePasses);
      case BROKEN -> {}
    }
    for (CheckResult check : grade.checks()) {
      Optional<String> wanted = wanted(expected, check.id());
      String found = check.outcome().id();
      if (wanted.isPresent() && !wanted.get().equals(found)) {
        String sentence =
            "%s is %s and not %s: %s".formatted(check.id(), found, wanted.get(), check.sentence());
        if (found.equals("passed")) {
          falsePasses.add(sentence);
        } else if (wanted.get().equals("passed") && check.outcome().negative()) {
          falseFails.add(sentence);
        } else {
          surprises.add(sentence);
        }
      }
    }
    unsaid(expected, grade, surprises);
    Set<String> named = new LinkedHashSet<>();
    Set<String> alternatives = new LinkedHashSet<>();
    for (NamedMistake one : grade.mistakes()) {
      named.add(one.mistake().id());
      one.shadowed().forEach(other -> alternatives.add(other.id()));
    }
    List<String> notNamed = expected.mistakes().stream().filter(id -> !named.contains(id)).toList();
    return new Judgement(
        specimen.place(),
        grade.depth().id(),
        built,
        falseFails,
        falsePasses,
        notNamed,
        notNamed.stream().filter(alternatives::contains).toList(),
        named.stream().filter(id -> !expected.mistakes().contains(id)).toList(),
        grade.marts().stream().mapToLong(MartGrade::unexplainedCells).sum(),
        surprises);
  }

  private static Optional<String> wanted(Expected expected, String check) {
    return Optional.ofNullable(expected.checks().get(check))
        .or(() -> check.startsWith("mart-") ? expected.marts() : Optional.empty());
  }

  private static void unsaid(Expected expected, Grade grade, List<String> surprises) {
    for (Map.Entry<String, String> said : expected.says().entrySet()) {
      boolean told =
          grade.checks().stream()
              .filter(check -> check.id().equals(said.getKey()))
              .anyMatch(check -> (check.sentence() + check.evidence()).contains(said.getValue()));
      if (!told) {
        surprises.add("%s does not say '%s'".formatted(said.getKey(), said.getValue()));
      }
    }
    for (String id : expected.checks().keySet()) {
      if (grade.checks().stream().noneMatch(check -> check.id().equals(id))) {
        surprises.add("there is no check " + id);
      }
    }
  }

  private static void lostByAValidOne(Grade grade, List<String> falseFails) {
    for (MartGrade mart : grade.marts()) {
      if (!(mart.outcome() instanceof Outcome.Passed)) {
        falseFails.add("%s: %s".formatted(mart.mart().name(), mart.sentence()));
      }
    }
    for (DefectGrade defect : grade.defects()) {
      if (defect.verdict() != DefectGrade.Verdict.HANDLED) {
        falseFails.add("%s: %s".formatted(defect.defect().id(), defect.sentence()));
      }
    }
    for (CheckResult check : grade.checks()) {
      if (check.id().equals("dbt-build") && !(check.outcome() instanceof Outcome.Passed)) {
        falseFails.add("dbt-build: %s %s".formatted(check.sentence(), check.evidence()));
      }
    }
  }

  private static void wrongMarts(
      Specimen specimen,
      Grade grade,
      Answers answers,
      List<String> falseFails,
      List<String> falsePasses) {
    Expected expected = specimen.expected();
    List<KnownMistake> made =
        answers.mistakes().stream()
            .filter(mistake -> expected.mistakes().contains(mistake.id()))
            .toList();
    Set<String> shows = new LinkedHashSet<>();
    for (KnownMistake mistake : made) {
      List<Mart> marts =
          answers.marts().stream().filter(mart -> mistake.marts().contains(mart.name())).toList();
      for (MartDifference one : answers.differences(marts, List.of(mistake)).values()) {
        if (!one.rows().isEmpty() || !one.gone().isEmpty()) {
          shows.add(one.mart().name());
        }
      }
    }
    Set<String> mustFail = new LinkedHashSet<>(expected.wrong().orElse(List.copyOf(shows)));
    if (expected.wrong().isEmpty() && shows.isEmpty()) {
      falsePasses.add("nothing of it shows in this world, which proves nothing");
    }
    for (MartGrade mart : grade.marts()) {
      String name = mart.mart().name();
      boolean passed = mart.outcome() instanceof Outcome.Passed;
      if (passed && mustFail.contains(name)) {
        falsePasses.add(name + " passes");
      } else if (!passed && !mustFail.contains(name)) {
        falseFails.add("%s: %s".formatted(name, mart.sentence()));
      }
    }
    Set<String> theirs = new LinkedHashSet<>();
    made.forEach(mistake -> mistake.defectId().ifPresent(theirs::add));
    for (DefectGrade defect : grade.defects()) {
      boolean blamed =
          defect.verdict() == DefectGrade.Verdict.LEFT_IN
              || defect.verdict() == DefectGrade.Verdict.OVER_CORRECTED;
      String sentence = "%s: %s".formatted(defect.defect().id(), defect.sentence());
      if (blamed && !theirs.contains(defect.defect().id())) {
        falseFails.add(sentence);
      } else if (theirs.contains(defect.defect().id())
          && defect.verdict() == DefectGrade.Verdict.HANDLED) {
        falsePasses.add(sentence);
      }
    }
  }
}
