package dev.exercise.airbyte.client;

import dev.exercise.airbyte.client.Placement.Dataset;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.SyncMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads connections and catalogues. */
final class ConnectionReading {

  private ConnectionReading() {}

  /** Of {@code ConnectionRead}. */
  static Connection connection(Answer answer) {
    return answer.as(
        read ->
            new Connection(
                read.id("connectionId"),
                read.text("name"),
                read.id("sourceId"),
                read.id("destinationId"),
                read.oneOf(ConnectionState.class, "status"),
                schedule(read),
                placement(read),
                read.at("syncCatalog").at("streams").elements().stream()
                    .map(ConnectionReading::stream)
                    .toList()));
  }

  /** Of {@code SourceDiscoverSchemaRead}. */
  static DiscoveredCatalog catalog(Answer answer) {
    return answer.as(
        read ->
            new DiscoveredCatalog(
                read.maybeText("catalogId"),
                read.at("catalog").at("streams").elements().stream()
                    .map(ConnectionReading::discovered)
                    .toList()));
  }

  private static DiscoveredStream discovered(Answer answer) {
    return answer
        .at("stream")
        .as(
            read ->
                new DiscoveredStream(
                    read.maybeText("namespace"),
                    read.text("name"),
                    syncModes(read),
                    path(read, "defaultCursorField"),
                    paths(read, "sourceDefinedPrimaryKey"),
                    read.object()));
  }

  private static Set<SyncMode> syncModes(Answer stream) {
    Set<SyncMode> modes = EnumSet.noneOf(SyncMode.class);
    for (Answer mode : stream.elements("supportedSyncModes")) {
      modes.add(mode.oneOf(SyncMode.class));
    }
    return modes;
  }

  private static ConnectionStream stream(Answer answer) {
    Answer stream = answer.at("stream");
    Answer config = answer.at("config");
    return answer.as(
        read ->
            new ConnectionStream(
                stream.maybeText("namespace"),
                stream.text("name"),
                // Airbyte leaves it out where all streams are selected.
                config.maybe("selected").isEmpty() || config.flag("selected"),
                config.oneOf(SyncMode.class, "syncMode"),
                config.oneOf(DestinationSyncMode.class, "destinationSyncMode"),
                path(config, "cursorField"),
                paths(config, "primaryKey")));
  }

  private static List<String> path(Answer answer, String field) {
    return answer.maybe(field).map(Answer::path).orElse(List.of());
  }

  private static List<List<String>> paths(Answer answer, String field) {
    return answer.elements(field).stream().map(Answer::path).toList();
  }

  private static Placement placement(Answer read) {
    return new Placement(
        read.maybe("namespaceDefinition").isPresent()
            ? read.oneOf(Dataset.class, "namespaceDefinition")
            : Dataset.SOURCE,
        read.maybeText("namespaceFormat"),
        read.maybeText("prefix").orElse(""));
  }

  /** Airbyte leaves the type out of connections that were made before it had one. */
  private static Schedule schedule(Answer read) {
    if (read.maybe("scheduleType").isEmpty()) {
      return read.maybe("schedule").map(ConnectionReading::basic).orElse(new Schedule.Manual());
    }
    return switch (read.oneOf(ScheduleType.class, "scheduleType")) {
      case MANUAL -> new Schedule.Manual();
      case BASIC -> basic(read.at("scheduleData").at("basicSchedule"));
      case CRON -> {
        Answer cron = read.at("scheduleData").at("cron");
        yield new Schedule.Cron(cron.text("cronExpression"), cron.text("cronTimeZone"));
      }
    };
  }

  private static Schedule basic(Answer schedule) {
    return new Schedule.Basic(
        schedule.number("units"), schedule.oneOf(Schedule.Unit.class, "timeUnit"));
  }

  private enum ScheduleType {
    MANUAL,
    BASIC,
    CRON
  }
}
