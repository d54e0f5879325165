package dev.exercise.report;

import dev.exercise.airbyte.client.Connection;
import dev.exercise.airbyte.client.ConnectionStream;
import dev.exercise.airbyte.client.JobRun;
import dev.exercise.airbyte.client.Schedule;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.SyncMode;
import dev.exercise.grading.AirbyteSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says how Airbyte was set up, in the words of its own pages. */
public final class AirbyteWords {

  private AirbyteWords() {}

  /** A few lines for a console. */
  static List<String> sentences(AirbyteSetup setup) {
    if (setup instanceof AirbyteSetup.Unread unread) {
      return List.of("not read: " + unread.why());
    }
    List<AirbyteSetup.Connected> connections = ((AirbyteSetup.Read) setup).connections();
    if (connections.isEmpty()) {
      return List.of("no connection is set up");
    }
    List<String> lines = new ArrayList<>();
    for (AirbyteSetup.Connected connected : connections) {
      Connection connection = connected.connection();
      lines.add(
          "%s: %s; %s; %s"
              .formatted(
                  connection.name(),
                  modes(connection),
                  schedule(connection.schedule()),
                  lastSync(connected)));
    }
    return lines;
  }

  /** {@code 7 streams Full refresh | Overwrite, 2 Incremental | Append}. */
  public static String modes(Connection connection) {
    Map<String, Long> counted =
        connection.selected().stream()
            .collect(
                Collectors.groupingBy(AirbyteWords::mode, TreeMap::new, Collectors.counting()));
    return counted.isEmpty()
        ? "no stream selected"
        : counted.entrySet().stream()
            .map(entry -> "%d × %s".formatted(entry.getValue(), entry.getKey()))
            .collect(Collectors.joining(", "));
  }

  /** {@code Incremental | Append + Deduped}. */
  public static String mode(ConnectionStream stream) {
    return "%s | %s".formatted(words(stream.syncMode()), words(stream.destinationSyncMode()));
  }

  /** {@code updated_at}; a dash when none was chosen. */
  public static String cursor(ConnectionStream stream) {
    return stream.cursor().isEmpty() ? "–" : String.join(".", stream.cursor());
  }

  /** {@code order_id, line}; a dash when none was chosen. */
  public static String key(ConnectionStream stream) {
    return stream.primaryKey().isEmpty()
        ? "–"
        : stream.primaryKey().stream()
            .map(path -> String.join(".", path))
            .collect(Collectors.joining(", "));
  }

  /** When a connection syncs by itself. */
  public static String schedule(Schedule schedule) {
    if (schedule instanceof Schedule.Basic basic) {
      return "every %d %s".formatted(basic.every(), basic.unit().name().toLowerCase(Locale.ROOT));
    }
    if (schedule instanceof Schedule.Cron cron) {
      return "cron %s (%s)".formatted(cron.expression(), cron.timeZone());
    }
    return "manual";
  }

  /** How the youngest sync ended, and why when it failed. */
  public static String lastSync(AirbyteSetup.Connected connected) {
    if (connected.lastSync().isEmpty()) {
      return "never synced";
    }
    JobRun job = connected.lastSync().get();
    long committed = job.streams().stream().mapToLong(stream -> stream.recordsCommitted()).sum();
    return "last sync %s, %s records%s"
        .formatted(
            job.status().name().toLowerCase(Locale.ROOT),
            Figures.count(committed),
            job.failure().map(failure -> ": " + failure.message()).orElse(""));
  }

  /** Records of the stream that the youngest sync committed; a dash when nobody counted. */
  public static String records(AirbyteSetup.Connected connected, ConnectionStream stream) {
    return connected
        .lastSync()
        .flatMap(job -> job.stream(stream.name()))
        .map(run -> Figures.count(run.recordsCommitted()))
        .orElse("–");
  }

  private static String words(SyncMode mode) {
    return switch (mode) {
      case FULL_REFRESH -> "Full refresh";
      case INCREMENTAL -> "Incremental";
    };
  }

  private static String words(DestinationSyncMode mode) {
    return switch (mode) {
      case OVERWRITE -> "Overwrite";
      case APPEND -> "Append";
      case APPEND_DEDUP -> "Append + Deduped";
    };
  }
}
