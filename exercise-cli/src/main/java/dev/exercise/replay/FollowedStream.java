package dev.exercise.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.client.ConnectionStream;
import dev.exercise.airbyte.destination.BigQueryDestination;
import dev.exercise.airbyte.protocol.AirbyteCatalog;
import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConfiguredCatalog;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.SyncMode;
import dev.exercise.airbyte.source.PostgresSource;
import dev.exercise.airbyte.sync.ConnectorSync;
import java.util.List;

/** A stream that is synced from day to day with the candidate's settings, and how far it came. */
final class FollowedStream {

  private final String table;
  private final ConnectionStream settings;
  private List<JsonNode> states = List.of();
  private long generation;
  private long syncs;

  FollowedStream(String table, ConnectionStream settings) {
    this.table = table;
    this.settings = settings;
  }

  /** Begins anew with the next sync, which replaces all that is there. */
  void forget() {
    states = List.of();
    generation++;
  }

  /**
   * Syncs once, from where the last sync came to.
   *
   * @throws ConnectorException when the rows did not arrive
   * @throws IllegalArgumentException when the settings do not fit the table
   */
  void sync(PostgresSource source, AirbyteCatalog offered, BigQueryDestination destination)
      throws InterruptedException {
    boolean anew = states.isEmpty();
    if (settings.syncMode() == SyncMode.FULL_REFRESH) {
      generation++;
    }
    syncs++;
    AirbyteStream stream =
        offered.stream(table)
            .orElseThrow(() -> new IllegalArgumentException("the source has no such table"));
    ConfiguredStream configured =
        new ConfiguredStream(
            stream,
            settings.syncMode(),
            settings.destinationSyncMode(),
            settings.cursor().stream().findFirst(),
            settings.primaryKey().stream().map(path -> path.get(0)).toList(),
            generation,
            anew ? generation : 0,
            syncs);
    List<JsonNode> kept =
        new ConnectorSync(source, destination)
            .run(new ConfiguredCatalog(List.of(configured)), states);
    // What was read in full has nothing to go on from, and replaces what is there the next time,
    // too.
    states = settings.syncMode() == SyncMode.INCREMENTAL ? kept : List.of();
  }
}
