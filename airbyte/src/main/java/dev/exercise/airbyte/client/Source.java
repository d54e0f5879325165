package dev.exercise.airbyte.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.UUID;

/**
 * A source that was set up.
 *
 * @param id which connections name
 * @param name as its owner wrote it
 * @param definitionId the kind of connector
 * @param configuration as Airbyte shows it: secrets are masked
 */
public record Source(UUID id, String name, UUID definitionId, ObjectNode configuration) {

  public Source {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(definitionId);
    configuration = configuration.deepCopy();
  }
}
