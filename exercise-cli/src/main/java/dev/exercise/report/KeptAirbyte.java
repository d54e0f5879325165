package dev.exercise.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@link AirbyteJson} wrote; ids and times are not in it, and are made up. */
public final class KeptAirbyte {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UUID NO_ID = new UUID(0, 0);
  private static final Pattern BASIC = Pattern.compile("every (\\d{1,18}) ([a-z]+)");
  private static final Pattern CRON = Pattern.compile("cron (.+) \\(([^()]+)\\)");

  private KeptAirbyte() {}

  /**
   * Reads the file's text.
   *
   * @throws IllegalArgumentException when it is not what the tool writes
   */
  public static AirbyteSetup parse(String text) {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("it is no JSON", broken);
    }
    if (!node.path("connections").isArray()) {
      throw new IllegalArgumentException("it has no list of connections");
    }
    if (node.path("unread").isTextual()) {
      return new AirbyteSetup.Unread(node.path("unread").asText());
    }
    List<AirbyteSetup.Connected> connections = new ArrayList<>();
    for (JsonNode connection : node.path("connections")) {
      connections.add(
          new AirbyteSetup.Connected(
              connection(connection),
              connection.path("lastSync").isObject()
                  ? Optional.of(job(connection.path("lastSync")))
                  : Optional.empty()));
    }
    return new AirbyteSetup.Read(connections);
  }

  private static Connection connection(JsonNode node) {
    List<ConnectionStream> streams = new ArrayList<>();
    node.path("streams").forEach(stream -> streams.add(stream(stream)));
    return new Connection(
        NO_ID,
        text(node, "name"),
        NO_ID,
        NO_ID,
        constant(ConnectionState.class, node, "status"),
        schedule(text(node, "schedule")),
        Placement.DEFAULT,
        streams);
  }

  private static ConnectionStream stream(JsonNode node) {
    List<List<String>> key = new ArrayList<>();
    node.path("primaryKey").forEach(path -> key.add(texts(path)));
    return new ConnectionStream(
        optional(node, "namespace"),
        text(node, "name"),
        node.path("selected").asBoolean(),
        constant(SyncMode.class, node, "syncMode"),
        constant(DestinationSyncMode.class, node, "destinationSyncMode"),
        texts(node.path("cursorField")),
        key);
  }

  private static JobRun job(JsonNode node) {
    List<StreamRun> streams = new ArrayList<>();
    for (JsonNode stream : node.path("streams")) {
      streams.add(
          new StreamRun(
              optional(stream, "namespace"),
              text(stream, "name"),
              stream.path("recordsEmitted").asLong(),
              stream.path("recordsCommitted").asLong()));
    }
    return new JobRun(
        0,
        JobKind.SYNC,
        constant(JobStatus.class, node, "status"),
        Instant.EPOCH,
        Instant.EPOCH,
        node.path("attempts").asInt(),
        streams,
        optional(node, "failure").map(message -> new JobFailure("unknown", message)));
  }

  private static Schedule schedule(String words) {
    Matcher basic = BASIC.matcher(words);
    if (basic.matches()) {
      return new Schedule.Basic(
          Long.parseLong(basic.group(1)), constant(Schedule.Unit.class, basic.group(2)));
    }
    Matcher cron = CRON.matcher(words);
    if (cron.matches()) {
      return new Schedule.Cron(cron.group(1), cron.group(2));
    }
    if (words.equals("manual")) {
      return new Schedule.Manual();
    }
    throw new IllegalArgumentException("'%s' is no schedule".formatted(words));
  }

  private static String text(JsonNode node, String field) {
    return optional(node, field)
        .orElseThrow(() -> new IllegalArgumentException("a '%s' is missing".formatted(field)));
  }

  private static Optional<String> optional(JsonNode node, String field) {
    return Optional.of(node.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static <E extends Enum<E>> E constant(Class<E> type, JsonNode node, String field) {
    return constant(type, text(node, field));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
  }
}
