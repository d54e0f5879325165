package dev.exercise.grading;

import dev.exercise.airbyte.client.ConnectionStream;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.SyncMode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a stream's settings bring every row of its table.
 *
 * @param table its name
 * @param fit whether they do
 * @param sentence why
 */
record StreamVerdict(String table, Fit fit, String sentence) {

  /** From the best to the worst for a table that several connections write. */
  enum Fit {
    MISSING,
    FITS,
    CANNOT_TELL,
    MISFITS
  }

  /** What change data capture puts in the place of a cursor. */
  private static final String CHANGE_CAPTURE = "_ab_cdc_";

  /** What ends like this and is no key of its table points to another one, and repeats. */
  private static final String ID = "_id";

  static StreamVerdict missing(ReplicatedTable table) {
    return new StreamVerdict(
        table.table(), Fit.MISSING, table.table() + ": no connection moves it.");
  }

  static StreamVerdict of(ReplicatedTable table, ConnectionStream stream) {
    boolean incremental = stream.syncMode() == SyncMode.INCREMENTAL;
    if (!incremental && stream.destinationSyncMode() == DestinationSyncMode.OVERWRITE) {
      return fits(table, "read in full and replaced; right, and as dear as the table is large");
    }
    if (!incremental && stream.destinationSyncMode() == DestinationSyncMode.APPEND) {
      return misfits(
          table, "every sync adds the whole table again, so each row is there once a sync");
    }
    if (incremental && !seesEveryChange(table, stream)) {
      return misfits(
          table,
          stream.cursor().isEmpty()
              ? "incremental without a cursor"
              : "cursor %s stays behind for rows that change or come late; %s moves with every change"
                  .formatted(
                      String.join(".", stream.cursor()), String.join(" or ", table.cursors())));
    }
    if (stream.destinationSyncMode() == DestinationSyncMode.APPEND) {
      return fits(table, "every version of a row is kept; staging has to take the newest");
    }
    return ofKey(table, stream);
  }

  private static StreamVerdict ofKey(ReplicatedTable table, ConnectionStream stream) {
    Set<String> key = key(stream);
    if (key.isEmpty()) {
      return misfits(table, "deduplicated without a key");
    }
    if (table.keys().contains(key)) {
      return fits(table, "the newest version of each %s is kept".formatted(words(key)));
    }
    List<Set<String>> narrower =
        table.keys().stream().filter(accepted -> key.containsAll(accepted)).toList();
    if (!narrower.isEmpty()) {
      return new StreamVerdict(
          table.table(),
          Fit.CANNOT_TELL,
          "%s: key %s is wider than %s, so a row that changes in it may stay twice: ask why."
              .formatted(table.table(), words(key), words(narrower.get(0))));
    }
    boolean knownToBeShared = key.size() == 1 && key.iterator().next().endsWith(ID);
    return !knownToBeShared
        ? new StreamVerdict(
            table.table(),
            Fit.CANNOT_TELL,
            "%s: whether %s tells all rows apart is not known here: ask."
                .formatted(table.table(), words(key)))
        : misfits(
            table,
            "rows that are different share a %s, and only one of them is kept; the key is %s"
                .formatted(words(key), words(table.keys().get(0))));
  }

  /** The columns that are to tell rows apart. */
  static Set<String> key(ConnectionStream stream) {
    return stream.primaryKey().stream()
        .map(path -> String.join(".", path))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean seesEveryChange(ReplicatedTable table, ConnectionStream stream) {
    String cursor = String.join(".", stream.cursor());
    return table.cursors().contains(cursor) || cursor.startsWith(CHANGE_CAPTURE);
  }

  private static String words(Set<String> key) {
    return key.stream().sorted().collect(Collectors.joining(" + "));
  }

  private static StreamVerdict fits(ReplicatedTable table, String why) {
    return new StreamVerdict(table.table(), Fit.FITS, "%s: %s.".formatted(table.table(), why));
  }

  private static StreamVerdict misfits(ReplicatedTable table, String why) {
    return new StreamVerdict(table.table(), Fit.MISFITS, "%s: %s.".formatted(table.table(), why));
  }
}
