package dev.exercise.replay;

import dev.exercise.airbyte.client.Connection;
import dev.exercise.airbyte.client.ConnectionState;
import dev.exercise.airbyte.client.ConnectionStream;
import dev.exercise.airbyte.client.Placement;
import dev.exercise.airbyte.client.Schedule;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.SyncMode;
import dev.exercise.grading.AirbyteSetup;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Connections as a candidate may set them up. */
final class CandidatesStreams {

  private CandidatesStreams() {}

  static AirbyteSetup connection(ConnectionStream... streams) {
    return new AirbyteSetup.Read(
        List.of(
            new AirbyteSetup.Connected(
                new Connection(
                    new UUID(1, 2),
                    "marketplace",
                    new UUID(1, 3),
                    new UUID(1, 4),
                    ConnectionState.ACTIVE,
                    new Schedule.Manual(),
                    Placement.DEFAULT,
                    List.of(streams)),
                Optional.empty())));
  }

  static ConnectionStream appended(String table, String cursor) {
    return stream(table, SyncMode.INCREMENTAL, DestinationSyncMode.APPEND, cursor);
  }

  static ConnectionStream deduplicated(String table, String cursor, String... key) {
    return stream(table, SyncMode.INCREMENTAL, DestinationSyncMode.APPEND_DEDUP, cursor, key);
  }

  static ConnectionStream stream(
      String table, SyncMode sync, DestinationSyncMode destination, String cursor, String... key) {
    return new ConnectionStream(
        Optional.of("public"),
        table,
        true,
        sync,
        destination,
        cursor.isEmpty() ? List.of() : List.of(cursor),
        Stream.of(key).map(List::of).toList());
  }
}
