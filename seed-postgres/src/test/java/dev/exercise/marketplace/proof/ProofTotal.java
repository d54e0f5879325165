package dev.exercise.marketplace.proof;

import dev.exercise.marketplace.mistake.Mistake;
import dev.exercise.marketplace.mistake.Mistakes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What holds of all worlds together, though one may be too small to tell. */
final class ProofTotal {

  /** Over fewer worlds a mistake may show in none. */
  private static final int ENOUGH_WORLDS = 3;

  private final Shares shares = new Shares();
  private final Map<String, Integer> silent = new TreeMap<>();
  private final Set<List<String>> shown = new HashSet<>();
  private int worlds;
  private int broken;

  void add(ProvedWorld world) {
    worlds++;
    broken += world.holds() ? 0 : 1;
    shares.add(world.shares());
    world.silentMistakes().forEach(id -> silent.merge(id, 1, Integer::sum));
    world.shows().forEach((id, marts) -> marts.forEach(mart -> shown.add(List.of(id, mart))));
  }

  int worlds() {
    return worlds;
  }

  /** Worlds in which a proof failed. */
  int broken() {
    return broken;
  }

  /** Mistakes that showed nothing, to the number of worlds in which that was so. */
  Map<String, Integer> silent() {
    return silent;
  }

  /** What is wrong with all worlds together. */
  List<String> failures() {
    List<String> failures = new ArrayList<>(shares.failures());
    if (worlds >= ENOUGH_WORLDS) {
      for (Mistake mistake : Mistakes.all()) {
        for (String mart : new TreeSet<>(mistake.marts())) {
          if (!shown.contains(List.of(mistake.id(), mart))
              && !KnownLimits.FAINT.containsKey(List.of(mistake.id(), mart))) {
            failures.add("%s showed in %s in no world".formatted(mistake.id(), mart));
          }
        }
      }
    }
    return failures;
  }
}
