package dev.exercise.corruption;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Dimension;
import dev.exercise.grading.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts into words what became of a corruption. */
final class CorruptionVerdict {

  private static final int WEIGHT = 1;
  private static final int MOST_LINES = 10;
  private static final String DOCS = "docs/reference/checks.md#corrupted-inputs";

  private CorruptionVerdict() {}

  /**
   * @param alone whether nothing else was planted at the time
   * @param reachable whether a mart stands that it could get into
   */
  static CheckResult of(Corruption corruption, Traces traces, boolean alone, boolean reachable) {
    if (traces.noticed() && (reachable || !traces.onlyStarters())) {
      return caught(corruption, traces);
    }
    if (!traces.unclear().isEmpty()) {
      return result(
          corruption,
          new Outcome.NotGradable(),
          alone
              ? "%s was planted, and something that might have noticed it could not be told."
              : "%s was planted together with other things, and what noticed it cannot be told apart. Grade with --probes all.",
          traces.unclear());
    }
    if (!traces.changes().isEmpty()) {
      return passedSilently(corruption, traces.changes());
    }
    return reachable
        ? result(
            corruption,
            new Outcome.Passed(),
            "%s is harmless: no mart changed, and no test had to notice it.",
            List.of())
        : result(
            corruption,
            new Outcome.NotAttempted(),
            "%s was noticed by no test of the project's own, and there is no mart that it could get into.",
            List.of());
  }

  static CheckResult notGradable(Corruption corruption, String reason) {
    return result(
        corruption,
        new Outcome.NotGradable(),
        "%s was to be planted, but the tests could not be judged. Grade again.",
        List.of(reason));
  }

  static CheckResult blocked(Corruption corruption, String reason) {
    return result(
        corruption,
        new Outcome.Blocked(),
        "%s was not planted: there is nothing to plant it under.",
        List.of(reason));
  }

  static CheckResult notAttempted(Corruption corruption) {
    return result(
        corruption,
        new Outcome.NotAttempted(),
        "%s was not planted: the project has no tests of its own, and none of the marts that it could get into.",
        List.of());
  }

  private static CheckResult caught(Corruption corruption, Traces traces) {
    String who = "%s stops the build.";
    if (!traces.caughtBy().isEmpty()) {
      who =
          traces.onlyStarters()
              ? "%s is caught, only by tests that came with the starter."
              : "%s is caught.";
    }
    return result(corruption, new Outcome.Passed(), who, traces.noticedBy());
  }

  private static CheckResult passedSilently(Corruption corruption, List<MartChange> changes) {
    List<String> evidence = new ArrayList<>();
    changes.forEach(change -> evidence.add(change.example()));
    return result(
        corruption,
        new Outcome.Failed(),
        "%s passed silently into "
            + changes.stream().map(MartChange::inWords).collect(Collectors.joining(", "))
            + ".",
        evidence);
  }

  /** The sentence begins with what was planted. */
  private static CheckResult result(
      Corruption corruption, Outcome outcome, String sentence, List<String> evidence) {
    List<String> lines = new ArrayList<>(evidence.stream().limit(MOST_LINES).toList());
    if (evidence.size() > MOST_LINES) {
      lines.add("and %d more".formatted(evidence.size() - MOST_LINES));
    }
    return new CheckResult(
        "tests-" + corruption.id(),
        Dimension.DATA_QUALITY,
        WEIGHT,
        outcome,
        sentence.replace("%s", corruption.what()),
        lines,
        DOCS);
  }
}
