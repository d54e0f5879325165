package dev.exercise.airbyte.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a source sends to a destination, one JSON object a line. */
public sealed interface AirbyteMessage {

  /**
   * A row.
   *
   * @param stream of which stream
   * @param record its values, in the order of the stream's fields
   * @param changes what its source could not send as it was
   * @param emittedAt when its source sent it, in milliseconds since 1970; 0 when it does not say
   */
  record Row(
      StreamDescriptor stream, AirbyteRecord record, List<FieldChange> changes, long emittedAt)
      implements AirbyteMessage {}

  /**
   * How far the source has come: a sync may go on from here once all earlier rows are kept.
   *
   * @param state what stands under {@code "state"}, to be handed back as it is
   */
  record State(ObjectNode state) implements AirbyteMessage {}

  /**
   * A stream has come to a point.
   *
   * @param stream which stream
   * @param status which point
   */
  record Status(StreamDescriptor stream, StreamStatus status) implements AirbyteMessage {}

  /**
   * Anything that a destination need not look into.
   *
   * @param type {@code LOG}, {@code CONTROL} or the like
   */
  record Other(String type) implements AirbyteMessage {}
}
