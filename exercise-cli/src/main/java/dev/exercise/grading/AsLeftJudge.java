package dev.exercise.grading;

import dev.exercise.grading.comparison.Cell;
import dev.exercise.grading.comparison.Deviation;
import dev.exercise.grading.comparison.KeyedRows;
import dev.exercise.grading.comparison.Noise;
import dev.exercise.grading.comparison.RowKey;
import dev.exercise.marketplace.mart.Mart;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares what stands in the candidate's warehouse with what their code builds. */
final class AsLeftJudge {

  private final LeftMarts left;
  private final Map<String, Delivery> built;

  AsLeftJudge(LeftMarts left, Map<String, Delivery> built) {
    this.left = left;
    this.built = built;
  }

  /**
   * What was found.
   *
   * @param unknown marts of which nobody can say what the code builds
   */
  AsLeft judge(List<Mart> marts, Set<Mart> unknown) {
    if (left instanceof LeftMarts.Unread unread) {
      return new AsLeft.Unread(unread.why());
    }
    List<AsLeft.LeftMart> found = new ArrayList<>();
    for (Mart mart : marts) {
      judge(mart, unknown.contains(mart)).ifPresent(found::add);
    }
    return new AsLeft.Compared(found);
  }

  private Optional<AsLeft.LeftMart> judge(Mart mart, boolean unknown) {
    Delivery there = LeftMarts.of(left, mart.name());
    Delivery anew = built.getOrDefault(mart.name(), new Delivery.Absent());
    if (there instanceof Delivery.Absent && anew instanceof Delivery.Absent) {
      return Optional.empty();
    }
    if (there instanceof Delivery.Unavailable unavailable) {
      return found(mart, AsLeft.Finding.UNKNOWN, unavailable.reason());
    }
    if (there instanceof Delivery.Broken broken) {
      return found(mart, AsLeft.Finding.UNKNOWN, broken.message());
    }
    if (unknown || anew instanceof Delivery.Unavailable) {
      return found(
          mart,
          AsLeft.Finding.UNKNOWN,
          there instanceof Delivery.Present
              ? "What the code builds is not known here, so it was judged as it was left."
              : "What the code builds is not known here, and nothing was left to judge.");
    }
    if (there instanceof Delivery.Absent) {
      return found(
          mart, AsLeft.Finding.NEVER_BUILT, "The code builds it; nobody did in this warehouse.");
    }
    if (!(anew instanceof Delivery.Present)) {
      return found(
          mart,
          AsLeft.Finding.ONLY_LEFT,
          "It stands in the warehouse, and the code as it is now does not build it.");
    }
    return compared(mart, there.keyed(), anew.keyed());
  }

  private static Optional<AsLeft.LeftMart> compared(
      Mart mart, Optional<KeyedRows> there, Optional<KeyedRows> anew) {
    if (there.isEmpty() || anew.isEmpty()) {
      return found(
          mart,
          AsLeft.Finding.UNKNOWN,
          "It cannot be compared row by row: %s has no key to tell its rows apart, or far too many rows."
              .formatted(there.isEmpty() ? "what was left" : "what the code builds"));
    }
    Deviation deviation = Deviation.of(anew.get(), there.get());
    Set<RowKey> differing = new HashSet<>();
    for (Cell cell : deviation.cells()) {
      if (!Noise.in(deviation, cell)) {
        differing.add(cell.key());
      }
    }
    Set<RowKey> keys = new HashSet<>(anew.get().keys());
    keys.addAll(there.get().keys());
    return differing.isEmpty()
        ? found(
            mart,
            AsLeft.Finding.SAME,
            "The same %s.".formatted(Words.count(there.get().rowCount(), "row")))
        : found(
            mart,
            AsLeft.Finding.DIFFERENT,
            "%s of %s %s from what the code builds."
                .formatted(
                    Words.count(differing.size()),
                    Words.count(keys.size(), "row"),
                    differing.size() == 1 ? "differs" : "differ"));
  }

  private static Optional<AsLeft.LeftMart> found(
      Mart mart, AsLeft.Finding finding, String sentence) {
    return Optional.of(new AsLeft.LeftMart(mart.name(), finding, sentence));
  }
}
