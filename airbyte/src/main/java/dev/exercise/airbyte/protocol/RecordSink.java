package dev.exercise.airbyte.protocol;

/** Takes the rows of one stream, one after the other, and no faster than it can. */
@FunctionalInterface
public interface RecordSink {

  /**
   * Takes a row.
   *
   * @throws ConnectorException when it cannot be taken; the stream is over then
   */
  void accept(AirbyteRecord record);
}
