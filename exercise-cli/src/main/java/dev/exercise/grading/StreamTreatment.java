package dev.exercise.grading;

import dev.exercise.airbyte.client.ConnectionState;
import dev.exercise.airbyte.client.ConnectionStream;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.SyncMode;
import dev.exercise.marketplace.Depth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a replay brings a table into the warehouse: as the candidate's Airbyte does, as far as that
 * says something about the project and not only about the settings.
 */
public sealed interface StreamTreatment {

  /** The candidate reads it in full and replaces it, and so does the replay. */
  record Replaced(ConnectionStream stream) implements StreamTreatment {}

  /**
   * It is synced with the candidate's mode, cursor and key.
   *
   * @param stream the settings
   * @param identity the columns by which a row is known again: those of the chosen key where it
   *     keeps apart what is different, else the primary key
   */
  record Followed(ConnectionStream stream, List<String> identity) implements StreamTreatment {
    public Followed {
      identity = List.copyOf(identity);
    }
  }

  /**
   * It is replaced in full, though that is not what the candidate has.
   *
   * @param why as the rest of a sentence that begins with the table
   */
  record Otherwise(String why) implements StreamTreatment {}

  /** By table, those that the marts of the depth are made of. */
  static Map<String, StreamTreatment> of(AirbyteSetup.Read setup, Depth depth) {
    Map<String, StreamTreatment> treatments = new LinkedHashMap<>();
    ReplicatedTable.of(depth).forEach(table -> treatments.put(table.table(), of(setup, table)));
    return treatments;
  }

  private static StreamTreatment of(AirbyteSetup.Read setup, ReplicatedTable table) {
    List<AirbyteSetup.Connected> moving =
        setup.connections().stream()
            .filter(one -> one.connection().state() == ConnectionState.ACTIVE)
            .filter(
                one ->
                    one.connection().selected().stream()
                        .anyMatch(stream -> isOf(stream, table.table())))
            .toList();
    if (moving.isEmpty()) {
      return new Otherwise("no connection moves it");
    }
    if (moving.size() > 1) {
      return new Otherwise("several connections write it");
    }
    if (!moving.get(0).connection().placement().prefix().isEmpty()) {
      return new Otherwise(
          "the connection writes it under another name, beginning with '%s'"
              .formatted(moving.get(0).connection().placement().prefix()));
    }
    return of(
        moving.get(0).connection().selected().stream()
            .filter(stream -> isOf(stream, table.table()))
            .findFirst()
            .orElseThrow(),
        table);
  }

  private static StreamTreatment of(ConnectionStream stream, ReplicatedTable table) {
    boolean incremental = stream.syncMode() == SyncMode.INCREMENTAL;
    if (stream.destinationSyncMode() == DestinationSyncMode.OVERWRITE) {
      return incremental
          ? new Otherwise("incremental and overwrite do not go together")
          : new Replaced(stream);
    }
    if (!incremental && stream.destinationSyncMode() == DestinationSyncMode.APPEND) {
      return new Otherwise(
          "every sync would add the whole table again, which airbyte-streams is charged with");
    }
    if (stream.cursor().size() > 1
        || stream.primaryKey().stream().anyMatch(path -> path.size() != 1)
        || (incremental && stream.cursor().isEmpty())) {
      return new Otherwise("its cursor or key is no column of the table");
    }
    return new Followed(stream, identity(stream, table));
  }

  private static List<String> identity(ConnectionStream stream, ReplicatedTable table) {
    Set<String> key =
        stream.destinationSyncMode() == DestinationSyncMode.APPEND_DEDUP
            ? StreamVerdict.key(stream)
            : Set.of();
    return table.keys().stream()
        .filter(key::equals)
        .findFirst()
        .orElse(table.keys().get(0))
        .stream()
        .sorted()
        .toList();
  }

  /** Whether a stream is the one of a table. */
  static boolean isOf(ConnectionStream stream, String table) {
    return stream.name().equalsIgnoreCase(table);
  }
}
