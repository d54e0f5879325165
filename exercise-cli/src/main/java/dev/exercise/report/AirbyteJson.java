package dev.exercise.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.client.Connection;
import dev.exercise.airbyte.client.ConnectionStream;
import dev.exercise.airbyte.client.JobRun;
import dev.exercise.grading.AirbyteSetup;
import java.util.Locale;

/** What was read of Airbyte, for {@code result.json}; no id and no time, which differ each run. */
public final class AirbyteJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private AirbyteJson() {}

  /** The same as a file of its own. */
  public static String render(AirbyteSetup setup) {
    ObjectNode node = JSON.createObjectNode();
    write(node, setup);
    return node.toPrettyString();
  }

  static void write(ObjectNode node, AirbyteSetup setup) {
    if (setup instanceof AirbyteSetup.Read read) {
      node.putNull("unread");
      ArrayNode connections = node.putArray("connections");
      read.connections().forEach(connected -> write(connections.addObject(), connected));
    } else if (setup instanceof AirbyteSetup.Unread unread) {
      node.put("unread", unread.why());
      node.putArray("connections");
    }
  }

  private static void write(ObjectNode node, AirbyteSetup.Connected connected) {
    Connection connection = connected.connection();
    node.put("name", connection.name());
    node.put("status", name(connection.state()));
    node.put("schedule", AirbyteWords.schedule(connection.schedule()));
    ArrayNode streams = node.putArray("streams");
    connection.streams().forEach(stream -> write(streams.addObject(), stream));
    if (connected.lastSync().isPresent()) {
      write(node.putObject("lastSync"), connected.lastSync().get());
    } else {
      node.putNull("lastSync");
    }
  }

  private static void write(ObjectNode node, ConnectionStream stream) {
    node.put("namespace", stream.namespace().orElse(null));
    node.put("name", stream.name());
    node.put("selected", stream.selected());
    node.put("syncMode", name(stream.syncMode()));
    node.put("destinationSyncMode", name(stream.destinationSyncMode()));
    ArrayNode cursor = node.putArray("cursorField");
    stream.cursor().forEach(cursor::add);
    ArrayNode keys = node.putArray("primaryKey");
    stream.primaryKey().forEach(path -> path.forEach(keys.addArray()::add));
  }

  private static void write(ObjectNode node, JobRun job) {
    node.put("status", name(job.status()));
    node.put("attempts", job.attempts());
    node.put("failure", job.failure().map(failure -> failure.message()).orElse(null));
    ArrayNode streams = node.putArray("streams");
    job.streams()
        .forEach(
            stream ->
                streams
                    .addObject()
                    .put("namespace", stream.namespace().orElse(null))
                    .put("name", stream.name())
                    .put("recordsEmitted", stream.recordsEmitted())
                    .put("recordsCommitted", stream.recordsCommitted()));
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
