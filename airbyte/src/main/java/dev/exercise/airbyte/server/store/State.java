package dev.exercise.airbyte.server.store;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How far a source was read.
 *
 * @param kind {@code STREAM}, or {@code GLOBAL} or {@code LEGACY} for a state of all streams
 * @param stream whose state it is; both names are empty for a state of all streams
 * @param value what the source said
 */
public record State(String kind, StreamName stream, JsonNode value) {

  /** The kind of a state that belongs to one stream. */
  public static final String STREAM = "STREAM";

  /** Nobody's name, for a state of all streams. */
  public static final StreamName ALL = new StreamName("", "");
}
