package dev.exercise.airbyte.server.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.store.Connection;
import dev.exercise.airbyte.server.store.Job;
import dev.exercise.airbyte.server.store.JobType;
import dev.exercise.airbyte.server.store.Json;
import dev.exercise.airbyte.server.store.State;
import dev.exercise.airbyte.server.store.States;
import dev.exercise.airbyte.server.store.StreamName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one job is to move: the catalogues for both connectors, and under which names streams go
 * from the one to the other.
 */
public final class SyncPlan {

  private static final String INCREMENTAL = "incremental";

  private final ArrayNode sourceStreams = Json.array();
  private final ArrayNode destinationStreams = Json.array();
  private final Map<StreamName, StreamName> toDestination = new LinkedHashMap<>();
  private final Map<StreamName, StreamName> toSource = new LinkedHashMap<>();
  private final ArrayNode states = Json.array();

  private SyncPlan() {}

  /** The plan of a job; counts generations, and forgets states that the job makes void. */
  static SyncPlan of(Job job, Connection connection, States states) {
    SyncPlan plan = new SyncPlan();
    List<ObjectNode> chosen =
        selected(connection).stream()
            .filter(s -> job.streams().contains(name(s)))
            .map(ObjectNode.class::cast)
            .toList();
    boolean reset = job.type() == JobType.RESET_CONNECTION;
    List<StreamName> all = chosen.stream().map(SyncPlan::name).toList();
    List<StreamName> replaced =
        chosen.stream().filter(s -> reset || overwrites(s)).map(SyncPlan::name).toList();
    Map<StreamName, Long> generations =
        states.generations(connection.id(), job.id(), all, replaced);
    // In every attempt: the server may have been killed in the first one before it came to this.
    if (reset) {
      states.beginReset(connection.id(), all);
    } else {
      states.forget(
          connection.id(),
          chosen.stream().filter(s -> !incremental(s)).map(SyncPlan::name).toList());
    }
    // Rows that a reset left behind go with the next sync, which reads the stream from its start.
    Set<StreamName> leftBehind = states.unfinishedResets(connection.id());
    for (ObjectNode stream : chosen) {
      long generation = generations.get(name(stream));
      plan.add(
          stream,
          mapped(connection, name(stream)),
          generation,
          replaced.contains(name(stream)) || leftBehind.contains(name(stream)) ? generation : 0,
          job.id(),
          reset);
    }
    for (State state : states.list(connection.id())) {
      plan.addState(state, chosen);
    }
    return plan;
  }

  /** The streams of a connection that are switched on. */
  public static List<JsonNode> selected(Connection connection) {
    List<JsonNode> selected = new ArrayList<>();
    for (JsonNode stream : connection.settings().path("syncCatalog").path("streams")) {
      if (stream.path("config").path("selected").asBoolean(true)) {
        selected.add(stream);
      }
    }
    return selected;
  }

  /** The name of a stream of a connection's catalogue. */
  public static StreamName name(JsonNode streamAndConfig) {
    return StreamName.of(streamAndConfig.path("stream"));
  }

  /** Where a stream's rows go by the connection's settings. */
  public static StreamName mapped(Connection connection, StreamName stream) {
    // Without a namespace: the destination's own dataset takes all of them.
    return new StreamName("", connection.settings().path("prefix").asText("") + stream.name());
  }

  List<StreamName> streams() {
    return List.copyOf(toDestination.keySet());
  }

  StreamName inDestination(StreamName stream) {
    return toDestination.get(stream);
  }

  boolean has(StreamName stream) {
    return toDestination.containsKey(stream);
  }

  Optional<StreamName> inSource(StreamName stream) {
    return Optional.ofNullable(toSource.get(stream));
  }

  ObjectNode sourceCatalog() {
    return Json.object().set("streams", sourceStreams);
  }

  ObjectNode destinationCatalog() {
    return Json.object().set("streams", destinationStreams);
  }

  /** How far the incremental streams were read, as the source takes it; may be empty. */
  ArrayNode states() {
    return states;
  }

  private void add(
      ObjectNode stream,
      StreamName target,
      long generation,
      long minimum,
      long syncId,
      boolean reset) {
    toDestination.put(name(stream), target);
    toSource.put(target, name(stream));
    JsonNode config = stream.path("config");
    ObjectNode configured = Json.object();
    configured.set("stream", protocolStream(stream.path("stream")));
    configured
        .put("sync_mode", reset ? "full_refresh" : config.path("syncMode").asText())
        .put(
            "destination_sync_mode",
            reset ? "overwrite" : config.path("destinationSyncMode").asText())
        .put("generation_id", generation)
        .put("minimum_generation_id", minimum)
        .put("sync_id", syncId);
    configured.set("cursor_field", config.path("cursorField").deepCopy());
    configured.set("primary_key", config.path("primaryKey").deepCopy());
    for (String list : List.of("cursor_field", "primary_key")) {
      if (!configured.get(list).isArray()) {
        configured.putArray(list);
      }
    }
    sourceStreams.add(configured);
    ObjectNode renamed = configured.deepCopy();
    ObjectNode renamedStream = (ObjectNode) renamed.get("stream");
    renamedStream.remove("namespace");
    renamedStream.setAll(target.toJson());
    destinationStreams.add(renamed);
  }

  private static ObjectNode protocolStream(JsonNode stream) {
    ObjectNode protocol = StreamName.of(stream).toJson();
    protocol.set("json_schema", stream.path("jsonSchema").deepCopy());
    protocol.set("supported_sync_modes", stream.path("supportedSyncModes").deepCopy());
    copy(stream, "sourceDefinedCursor", protocol, "source_defined_cursor");
    copy(stream, "defaultCursorField", protocol, "default_cursor_field");
    copy(stream, "sourceDefinedPrimaryKey", protocol, "source_defined_primary_key");
    copy(stream, "isResumable", protocol, "is_resumable");
    return protocol;
  }

  private static void copy(JsonNode from, String field, ObjectNode to, String name) {
    if (from.hasNonNull(field)) {
      to.set(name, from.get(field).deepCopy());
    }
  }

  private void addState(State state, List<ObjectNode> chosen) {
    ObjectNode message = Json.object().put("type", state.kind());
    switch (state.kind()) {
      case State.STREAM -> {
        if (chosen.stream().noneMatch(s -> incremental(s) && name(s).equals(state.stream()))) {
          return;
        }
        ObjectNode stream = message.putObject("stream");
        stream.set("stream_descriptor", state.stream().toJson());
        stream.set("stream_state", state.value());
      }
      case "GLOBAL" -> message.set("global", state.value());
      default -> message.set("data", state.value());
    }
    states.add(message);
  }

  private static boolean incremental(JsonNode stream) {
    return stream.path("config").path("syncMode").asText().equals(INCREMENTAL);
  }

  /** Whether a sync replaces all rows: one that reads in full and deduplicates does so, too. */
  private static boolean overwrites(JsonNode stream) {
    String mode = stream.path("config").path("destinationSyncMode").asText();
    return mode.equals("overwrite") || (mode.equals("append_dedup") && !incremental(stream));
  }
}
