package dev.exercise.marketplace.proof;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.defect.Defect;
import dev.exercise.marketplace.defect.Defects;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.marketplace.mistake.Mistake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every defect that is left in changes a mart, every mistake shows and in no mart that it does not
 * declare, and no two mistakes do the same to all marts.
 */
final class MistakesShow {

  private MistakesShow() {}

  /** Defects that nobody would notice in a mart if they were left in, but for those excused. */
  static List<String> harmlessDefects(Fingerprints prints, Set<String> excused) {
    List<String> failures = new ArrayList<>();
    for (Defect defect : Defects.all()) {
      boolean shows =
          prints.byMistake().entrySet().stream()
              .anyMatch(
                  entry ->
                      entry.getKey().kind() == Mistake.Kind.LEFT_IN
                          && entry.getKey().defect().equals(Optional.of(defect.id()))
                          && !entry.getValue().isEmpty());
      if (!shows && !excused.contains(defect.id())) {
        failures.add("%s may be left in: no mart shows it".formatted(defect.id()));
      }
    }
    return failures;
  }

  /** Mistakes that change no mart at all. */
  static List<String> silent(Fingerprints prints) {
    return prints.byMistake().entrySet().stream()
        .filter(entry -> entry.getValue().isEmpty())
        .map(entry -> entry.getKey().id())
        .toList();
  }

  /** Mistakes that cannot be told apart, that show nowhere, or where they say that they do not. */
  static List<String> failures(Fingerprints prints) {
    List<String> failures = new ArrayList<>();
    prints
        .byMistake()
        .forEach(
            (mistake, marts) -> {
              if (marts.isEmpty() && !KnownLimits.RARE_MISTAKES.containsKey(mistake.id())) {
                failures.add("%s shows in no mart".formatted(mistake.id()));
              }
              for (String mart : marts.keySet()) {
                if (!mistake.showsIn(mart)) {
                  failures.add("%s shows in %s, too".formatted(mistake.id(), mart));
                }
              }
            });
    for (Depth depth : Depth.values()) {
      failures.addAll(twins(prints, depth));
    }
    return failures;
  }

  /** Mistakes that do the same to all marts that are asked for at a depth. */
  private static List<String> twins(Fingerprints prints, Depth depth) {
    List<String> asked = Marts.of(depth).stream().map(Mart::name).toList();
    List<String> twins = new ArrayList<>();
    Map<Map<String, Fingerprints.Fingerprint>, String> known = new HashMap<>();
    prints
        .byMistake()
        .forEach(
            (mistake, marts) -> {
              Map<String, Fingerprints.Fingerprint> shown = new HashMap<>(marts);
              shown.keySet().retainAll(asked);
              String twin = shown.isEmpty() ? null : known.putIfAbsent(shown, mistake.id());
              if (twin != null && !KnownLimits.mayBeAlike(twin, mistake.id(), rows(shown))) {
                twins.add(
                    "%s and %s do the same to all marts of depth %s"
                        .formatted(twin, mistake.id(), depth.id()));
              }
            });
    return twins;
  }

  private static int rows(Map<String, Fingerprints.Fingerprint> marts) {
    return marts.values().stream().mapToInt(print -> print.lost().size()).sum();
  }
}
