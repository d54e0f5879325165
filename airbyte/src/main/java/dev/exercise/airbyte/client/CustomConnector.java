package dev.exercise.airbyte.client;

import java.net.URI;
import java.util.Objects;

/**
 * A connector that Airbyte does not bring and is to be told of.
 *
 * @param name as the UI is to show it
 * @param dockerRepository the image's name
 * @param dockerImageTag the image's version
 * @param documentation where a user reads about it
 */
public record CustomConnector(
    String name, String dockerRepository, String dockerImageTag, URI documentation) {

  public CustomConnector {
    Objects.requireNonNull(documentation);
    if (name.isBlank() || dockerRepository.isBlank() || dockerImageTag.isBlank()) {
      throw new IllegalArgumentException("A connector needs a name, an image and a tag.");
    }
  }
}
