package dev.exercise.report;

import dev.exercise.airbyte.client.Connection;
import dev.exercise.airbyte.client.ConnectionState;
import dev.exercise.airbyte.client.ConnectionStream;
import dev.exercise.airbyte.client.JobFailure;
import dev.exercise.airbyte.client.JobKind;
import dev.exercise.airbyte.client.JobRun;
import dev.exercise.airbyte.client.JobStatus;
import dev.exercise.airbyte.client.Placement;
import dev.exercise.airbyte.client.Schedule;
import dev.exercise.airbyte.client.StreamRun;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.SyncMode;
import dev.exercise.grading.AirbyteSetup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What may be read of a candidate's Airbyte. */
final class SampleAirbyte {

  private SampleAirbyte() {}

  /** One connection of that name, with a stream of each kind, whose last sync failed with it. */
  static AirbyteSetup named(String name) {
    Connection connection =
        new Connection(
            new UUID(1, 2),
            name,
            new UUID(1, 3),
            new UUID(1, 4),
            ConnectionState.ACTIVE,
            new Schedule.Cron("0 0 6 * * ?", "UTC"),
            Placement.DEFAULT,
            List.of(
                stream(
                    "orders",
                    true,
                    SyncMode.INCREMENTAL,
                    DestinationSyncMode.APPEND_DEDUP,
                    List.of("updated_at"),
                    List.of(List.of("id"))),
                stream(
                    name,
                    true,
                    SyncMode.FULL_REFRESH,
                    DestinationSyncMode.OVERWRITE,
                    List.of(),
                    List.of()),
                stream(
                    "event_log",
                    false,
                    SyncMode.FULL_REFRESH,
                    DestinationSyncMode.OVERWRITE,
                    List.of(),
                    List.of())));
    JobRun job =
        new JobRun(
            7,
            JobKind.SYNC,
            JobStatus.FAILED,
            Instant.EPOCH,
            Instant.EPOCH,
            3,
            List.of(new StreamRun(Optional.of("public"), "orders", 12_345, 10_000)),
            Optional.of(new JobFailure("source", "Table %s is not there.".formatted(name))));
    return new AirbyteSetup.Read(List.of(new AirbyteSetup.Connected(connection, Optional.of(job))));
  }

  private static ConnectionStream stream(
      String name,
      boolean selected,
      SyncMode syncMode,
      DestinationSyncMode destinationSyncMode,
      List<String> cursor,
      List<List<String>> key) {
    return new ConnectionStream(
        Optional.of("public"), name, selected, syncMode, destinationSyncMode, cursor, key);
  }
}
