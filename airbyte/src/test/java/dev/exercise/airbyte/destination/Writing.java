package dev.exercise.airbyte.destination;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.Emulator;
import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConfiguredCatalog;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.Field;
import dev.exercise.airbyte.protocol.FieldType;
import dev.exercise.airbyte.protocol.MessageWriter;
import dev.exercise.airbyte.protocol.SyncMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes messages to one dataset by the connector, in this process and in batches of ten rows. */
final class Writing {

  static final ObjectMapper JSON = new ObjectMapper();

  static final WriteRun.BatchLimits TEN_ROWS =
      new WriteRun.BatchLimits(10, 1 << 20, Duration.ofSeconds(1), 1 << 24);

  /** What the connector said, and how it failed if it did. */
  record Outcome(List<JsonNode> messages, Optional<ConnectorException> failure) {

    List<JsonNode> states() {
      return messages.stream()
          .filter(message -> message.path("type").asText().equals("STATE"))
          .map(message -> message.path("state"))
          .toList();
    }

    /** The numbers that {@link Writing#state} wrote, in the order in which they came back. */
    List<Integer> stateNumbers() {
      return states().stream().map(state -> state.at("/stream/stream_state/n").asInt()).toList();
    }

    String failureMessage() {
      return failure.map(Throwable::getMessage).orElse("it succeeded");
    }
  }

  private final ObjectNode config;
  private final Duration silence;

  Writing(Emulator emulator, String dataset) {
    this(emulator.address(), dataset, Duration.ofSeconds(30));
  }

  Writing(URI emulator, String dataset, Duration silence) {
    this.config = config(emulator, dataset);
    this.silence = silence;
  }

  static ObjectNode config(URI emulator, String dataset) {
    return JSON.createObjectNode()
        .put("project_id", Emulator.PROJECT)
        .put("dataset_id", dataset)
        .put("dataset_location", "US")
        .put("emulator_host", emulator.toString());
  }

  Outcome write(ConfiguredStream stream, String... lines) {
    return write(List.of(stream), lines);
  }

  Outcome write(List<ConfiguredStream> streams, String... lines) {
    return write(
        streams, new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(UTF_8)));
  }

  Outcome write(List<ConfiguredStream> streams, InputStream in) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Optional<ConnectorException> failure = Optional.empty();
    try {
      new BigQueryConnector(new ConfigReader(Map.of()), TEN_ROWS, silence, Duration.ofSeconds(60))
          .write(
              config,
              new ConfiguredCatalog(streams),
              in,
              new MessageWriter(out, Clock.systemUTC()));
    } catch (ConnectorException exception) {
      failure = Optional.of(exception);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
    return new Outcome(messages(out.toString(UTF_8)), failure);
  }

  static List<JsonNode> messages(String lines) {
    List<JsonNode> messages = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      try {
        messages.add(JSON.readTree(line));
      } catch (IOException exception) {
        throw new UncheckedIOException(exception);
      }
    }
    return messages;
  }

  /** A stream of orders: id, total, status, and updated_at to follow. */
  static AirbyteStream orders() {
    return stream(
        "orders",
        new Field("id", FieldType.INTEGER, false),
        new Field("total", FieldType.NUMBER, true),
        new Field("status", FieldType.STRING, true),
        new Field("updated_at", FieldType.TIMESTAMP_WITH_TIMEZONE, true));
  }

  static AirbyteStream stream(String name, Field... fields) {
    return new AirbyteStream(
        "public",
        name,
        List.of(fields),
        List.of(fields[0].name()),
        Set.of(SyncMode.FULL_REFRESH, SyncMode.INCREMENTAL));
  }

  static ConfiguredStream append(AirbyteStream stream) {
    return incremental(stream, DestinationSyncMode.APPEND, 0, 0);
  }

  static ConfiguredStream dedup(AirbyteStream stream) {
    return incremental(stream, DestinationSyncMode.APPEND_DEDUP, 0, 0);
  }

  static ConfiguredStream incremental(
      AirbyteStream stream, DestinationSyncMode mode, long generation, long minimum) {
    return configured(stream, SyncMode.INCREMENTAL, mode, generation, minimum);
  }

  static ConfiguredStream overwrite(AirbyteStream stream, long generation) {
    return configured(
        stream, SyncMode.FULL_REFRESH, DestinationSyncMode.OVERWRITE, generation, generation);
  }

  static ConfiguredStream configured(
      AirbyteStream stream,
      SyncMode syncMode,
      DestinationSyncMode mode,
      long generation,
      long minimum) {
    return new ConfiguredStream(
        stream,
        syncMode,
        mode,
        Optional.of(stream.fields().get(stream.fields().size() - 1).name()),
        stream.primaryKey(),
        generation,
        minimum,
        7);
  }

  /** An order whose cursor is a second of the first of July. */
  static String order(int id, String status, int second) {
    return order(id, status, "\"2026-07-01T12:00:%02dZ\"".formatted(second), 1_782_900_000_000L);
  }

  static String order(int id, String status, String updatedAt, long emittedAt) {
    return row(
        "orders",
        "{\"id\":%d,\"total\":12.50,\"status\":\"%s\",\"updated_at\":%s}"
            .formatted(id, status, updatedAt),
        emittedAt);
  }

  static String row(String stream, String json) {
    return row(stream, json, 1_782_900_000_000L);
  }

  static String row(String stream, String json, long emittedAt) {
    return "{\"type\":\"RECORD\",\"record\":{\"namespace\":\"public\",\"stream\":\"%s\",\"data\":%s,\"emitted_at\":%d}}"
        .formatted(stream, json, emittedAt);
  }

  static String state(String stream, int number) {
    return ("{\"type\":\"STATE\",\"state\":{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":"
            + "{\"name\":\"%s\",\"namespace\":\"public\"},\"stream_state\":{\"n\":%d}}}}")
        .formatted(stream, number);
  }

  static String status(String stream, String status) {
    return ("{\"type\":\"TRACE\",\"trace\":{\"type\":\"STREAM_STATUS\",\"emitted_at\":1,"
            + "\"stream_status\":{\"stream_descriptor\":{\"name\":\"%s\",\"namespace\":\"public\"},"
            + "\"status\":\"%s\"}}}")
        .formatted(stream, status);
  }

  static String complete(String stream) {
    return status(stream, "COMPLETE");
  }
}
