package dev.exercise.airbyte.protocol;

import java.util.List;
import java.util.Optional;

/**
 * All that a source offers.
 *
 * @param streams ordered by name
 */
public record AirbyteCatalog(List<AirbyteStream> streams) {

  public AirbyteCatalog {
    streams = List.copyOf(streams);
  }

  /** The stream of that name, if the source has it. */
  public Optional<AirbyteStream> stream(String name) {
    return streams.stream().filter(stream -> stream.name().equals(name)).findFirst();
  }

  /**
   * Configures these streams to be read in full and to replace what the destination has.
   *
   * @throws ConnectorException when the source lacks one of them
   */
  public ConfiguredCatalog fullRefreshOverwrite(List<String> names) {
    return new ConfiguredCatalog(
        names.stream()
            .map(name -> ConfiguredStream.overwrite(stream(name).orElseThrow(() -> lacking(name))))
            .toList());
  }

  private ConnectorException lacking(String name) {
    return ConnectorException.config(
        "The source has no table %s. It has: %s."
            .formatted(
                name,
                streams.isEmpty()
                    ? "none"
                    : String.join(", ", streams.stream().map(AirbyteStream::name).toList())));
  }
}
