package dev.exercise.airbyte.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.SyncMode;
import java.util.List;
import java.util.Locale;

/** Writes a connection that is to be made, as {@code ConnectionCreate}. */
final class ConnectionWriting {

  private ConnectionWriting() {}

  static ObjectNode of(NewConnection connection) {
    ObjectNode body = ConfigApi.JSON.createObjectNode();
    body.put("name", connection.name());
    body.put("sourceId", connection.sourceId().toString());
    body.put("destinationId", connection.destinationId().toString());
    body.put("status", "active");
    connection.catalog().catalogId().ifPresent(id -> body.put("sourceCatalogId", id));
    schedule(body, connection.schedule());
    body.put("namespaceDefinition", lower(connection.placement().dataset()));
    connection.placement().format().ifPresent(format -> body.put("namespaceFormat", format));
    body.put("prefix", connection.placement().prefix());
    body.put("nonBreakingChangesPreference", "ignore");
    ArrayNode streams = body.putObject("syncCatalog").putArray("streams");
    for (DiscoveredStream offered : connection.catalog().streams()) {
      ObjectNode entry = streams.addObject();
      entry.set("stream", offered.definition());
      config(
          entry.putObject("config"),
          connection.streams().stream()
              .filter(wanted -> NewConnection.isSame(offered, wanted))
              .findFirst()
              .orElseGet(() -> leftOut(offered)));
    }
    return body;
  }

  private static ConnectionStream leftOut(DiscoveredStream stream) {
    return new ConnectionStream(
        stream.namespace(),
        stream.name(),
        false,
        SyncMode.FULL_REFRESH,
        DestinationSyncMode.OVERWRITE,
        List.of(),
        stream.primaryKey());
  }

  private static void config(ObjectNode config, ConnectionStream stream) {
    config.put("syncMode", lower(stream.syncMode()));
    config.put("destinationSyncMode", lower(stream.destinationSyncMode()));
    ArrayNode cursor = config.putArray("cursorField");
    stream.cursor().forEach(cursor::add);
    ArrayNode key = config.putArray("primaryKey");
    for (List<String> field : stream.primaryKey()) {
      ArrayNode path = key.addArray();
      field.forEach(path::add);
    }
    config.put("aliasName", stream.name());
    config.put("selected", stream.selected());
  }

  private static void schedule(ObjectNode body, Schedule schedule) {
    if (schedule instanceof Schedule.Basic basic) {
      body.put("scheduleType", "basic");
      body.putObject("scheduleData")
          .putObject("basicSchedule")
          .put("timeUnit", lower(basic.unit()))
          .put("units", basic.every());
    } else if (schedule instanceof Schedule.Cron cron) {
      body.put("scheduleType", "cron");
      body.putObject("scheduleData")
          .putObject("cron")
          .put("cronExpression", cron.expression())
          .put("cronTimeZone", cron.timeZone());
    } else {
      body.put("scheduleType", "manual");
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
