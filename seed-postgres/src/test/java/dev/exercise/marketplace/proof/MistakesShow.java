package dev.exercise.marketplace.proof;

import dev.exercise.marketplace.defect.Defect;
import dev.exercise.marketplace.defect.Defects;
import dev.exercise.marketplace.mistake.Mistake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every defect that is left in changes a mart, every mistake shows and in no mart that it does not
 * declare, and no two mistakes do the same to all marts.
 */
final class MistakesShow {

  private MistakesShow() {}

  /** Defects that nobody would notice in a mart if they were left in. */
  static List<String> harmlessDefects(Fingerprints prints) {
    List<String> failures = new ArrayList<>();
    for (Defect defect : Defects.all()) {
      boolean shows =
          prints.byMistake().entrySet().stream()
              .anyMatch(
                  entry ->
                      entry.getKey().kind() == Mistake.Kind.LEFT_IN
                          && entry.getKey().defect().equals(Optional.of(defect.id()))
                          && !entry.getValue().isEmpty());
      if (!shows) {
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
    Map<Map<String, Fingerprints.Fingerprint>, String> known = new HashMap<>();
    prints
        .byMistake()
        .forEach(
            (mistake, marts) -> {
              if (marts.isEmpty()) {
                if (!KnownLimits.RARE_MISTAKES.containsKey(mistake.id())) {
                  failures.add("%s shows in no mart".formatted(mistake.id()));
                }
                return;
              }
              for (String mart : marts.keySet()) {
                if (!mistake.showsIn(mart)) {
                  failures.add("%s shows in %s, too".formatted(mistake.id(), mart));
                }
              }
              String twin = known.putIfAbsent(marts, mistake.id());
              if (twin != null && !KnownLimits.mayBeAlike(twin, mistake.id())) {
                failures.add("%s and %s do the same to all marts".formatted(twin, mistake.id()));
              }
            });
    return failures;
  }
}
