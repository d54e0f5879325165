package dev.exercise.grading;

import dev.exercise.grading.attribution.Attribution;
import dev.exercise.grading.attribution.KnownMistake;
import dev.exercise.grading.attribution.Location;
import dev.exercise.grading.attribution.MartCase;
import dev.exercise.grading.attribution.Sighting;
import dev.exercise.grading.comparison.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Why each wrong cell is wrong, and which check it is charged to. */
final class Causes {

  private final Map<String, Map<Cell, List<String>>> byMart = new HashMap<>();
  private final Map<String, Set<Cell>> chargedElsewhere = new HashMap<>();

  Causes(
      Attribution attribution,
      Map<KnownMistake, List<Sighting>> sightings,
      List<Location> locations) {
    for (MartCase one : attribution.cases()) {
      String mart = one.mart().name();
      Map<Cell, List<String>> causes = new TreeMap<>();
      Set<Cell> elsewhere = new HashSet<>();
      one.explained().forEach(cell -> causes.put(cell, new ArrayList<>()));
      for (KnownMistake mistake : attribution.named()) {
        List<Sighting> seen = sightings.get(mistake);
        for (Sighting sighting : seen) {
          if (sighting.mart().equals(mart)) {
            boolean here =
                mistake.defectId().isEmpty() && seen.get(0).mart().equals(sighting.mart());
            for (Cell cell : sighting.cells()) {
              causes.computeIfAbsent(cell, unseen -> new ArrayList<>()).add(mistake.id());
              if (!here) {
                elsewhere.add(cell);
              }
            }
          }
        }
      }
      for (Map.Entry<Cell, List<String>> cause : causes.entrySet()) {
        if (cause.getValue().isEmpty()) {
          // Several mistakes lead to the same wrong value here: none of them alone changes it.
          one.found().forEach(mistake -> cause.getValue().add(mistake.id()));
          elsewhere.add(cause.getKey());
        }
      }
      for (Location location : locations) {
        if (location.mart().equals(mart)) {
          for (Cell cell : location.cells()) {
            causes.computeIfAbsent(cell, unseen -> new ArrayList<>()).add(location.defect().id());
            elsewhere.add(cell);
          }
        }
      }
      byMart.put(mart, causes);
      chargedElsewhere.put(mart, elsewhere);
    }
  }

  /** Ids of mistakes and defects that explain a cell; empty when nothing does. */
  List<String> of(String mart, Cell cell) {
    return byMart.getOrDefault(mart, Map.of()).getOrDefault(cell, List.of());
  }

  /** Wrong cells of a mart that something explains. */
  long explained(String mart) {
    return byMart.getOrDefault(mart, Map.of()).size();
  }

  /** Wrong cells of a mart that another check is charged with. */
  long chargedElsewhere(String mart) {
    return chargedElsewhere.getOrDefault(mart, Set.of()).size();
  }
}
