package dev.exercise.corruption;

import dev.exercise.warehouse.TableUnreadable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out which of several corruptions, planted together, left which trace. */
final class Sorting {

  private static final int MOST_ROWS = 20_000;

  private final SpoiledTables tables;
  private final StarterTests starter;
  private final Map<Corruption, List<String>> caughtBy = new EnumMap<>(Corruption.class);
  private final Set<Corruption> caughtByOwn = EnumSet.noneOf(Corruption.class);
  private final Map<Corruption, List<String>> doubts = new EnumMap<>(Corruption.class);
  private final List<String> strays = new ArrayList<>();

  Sorting(SpoiledTables tables, StarterTests starter) {
    this.tables = tables;
    this.starter = starter;
    for (Corruption corruption : Corruption.values()) {
      caughtBy.put(corruption, new ArrayList<>());
      doubts.put(corruption, new ArrayList<>());
    }
  }

  Map<Corruption, Traces> sort(Rebuild.Result result, List<MartChange> changes) {
    strays.addAll(result.stopped());
    strays.addAll(result.unclear());
    result.worse().forEach(this::sort);
    Map<Corruption, List<MartChange>> reached = new EnumMap<>(Corruption.class);
    for (Corruption corruption : Corruption.values()) {
      reached.put(corruption, new ArrayList<>());
    }
    List<String> unexplained = new ArrayList<>();
    for (MartChange change : changes) {
      sort(change, reached, unexplained);
    }
    Map<Corruption, Traces> traces = new EnumMap<>(Corruption.class);
    for (Corruption corruption : Corruption.values()) {
      List<String> unclear = new ArrayList<>(strays);
      unclear.addAll(doubts.get(corruption));
      if (reached.get(corruption).isEmpty()) {
        unclear.addAll(unexplained);
      }
      traces.put(
          corruption,
          new Traces(
              caughtBy.get(corruption),
              !caughtByOwn.contains(corruption),
              List.of(),
              reached.get(corruption),
              unclear));
    }
    return traces;
  }

  private void sort(Rebuild.Finding finding) {
    String said = CorruptionProbe.inWords(finding, starter);
    List<Map<String, String>> rows;
    try {
      rows =
          tables.read(
              finding.test().failures().schema(), finding.test().failures().name(), MOST_ROWS);
    } catch (TableUnreadable notStored) {
      strays.add(said + "; its rows could not be read");
      return;
    }
    Map<Corruption, Integer> marked = new EnumMap<>(Corruption.class);
    int unmarked = 0;
    for (Map<String, String> row : rows) {
      List<Corruption> owners = owners(row, finding.test().column(), finding.before() == 0);
      owners.forEach(corruption -> marked.merge(corruption, 1, Integer::sum));
      unmarked += owners.isEmpty() ? 1 : 0;
    }
    int markedRows = rows.size() - unmarked;
    // Rows that failed before may be those of an order that is now spoiled, too.
    boolean certain = finding.before() == 0 || markedRows == finding.failures() - finding.before();
    for (Corruption corruption : marked.keySet()) {
      if (certain) {
        caughtBy.get(corruption).add(said);
        if (!starter.has(finding.test().name())) {
          caughtByOwn.add(corruption);
        }
      } else {
        doubts.get(corruption).add(said);
      }
    }
    if (marked.isEmpty() || (finding.before() == 0 && unmarked > 0)) {
      strays.add(said + "; its rows do not tell why");
    }
  }

  private void sort(
      MartChange change, Map<Corruption, List<MartChange>> reached, List<String> unexplained) {
    for (Corruption corruption : Corruption.values()) {
      List<Map<String, String>> came = of(corruption, change.came());
      List<Map<String, String>> went = of(corruption, change.went());
      if (!came.isEmpty() || !went.isEmpty()) {
        reached.get(corruption).add(new MartChange(change.mart(), came, went));
      }
    }
    long left =
        change.came().stream().filter(row -> owners(row, "", true).isEmpty()).count()
            + change.went().stream().filter(row -> owners(row, "", true).isEmpty()).count();
    if (left > 0) {
      unexplained.add("%s changed in %,d rows that do not tell why".formatted(change.mart(), left));
    }
  }

  private List<Map<String, String>> of(Corruption corruption, List<Map<String, String>> rows) {
    return rows.stream().filter(row -> owners(row, "", true).contains(corruption)).toList();
  }

  private List<Corruption> owners(Map<String, String> row, String column, boolean isNew) {
    List<Corruption> owners = new ArrayList<>();
    for (Corruption corruption : Corruption.values()) {
      Target target = tables.target(corruption);
      if (corruption.marks(row, column, target)
          || (isNew && corruption.isOfOrders() && Corruption.isOfDay(row, target))) {
        owners.add(corruption);
      }
    }
    return owners;
  }
}
