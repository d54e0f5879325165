package dev.exercise.airbyte.client;

import java.util.Objects;
import java.util.UUID;

/**
 * A kind of connector that Airbyte can run.
 *
 * @param id which sources or destinations name
 * @param name as the UI shows it: "Postgres"
 * @param dockerRepository "airbyte/source-postgres"
 * @param dockerImageTag the version
 */
public record ConnectorDefinition(
    UUID id, String name, String dockerRepository, String dockerImageTag) {

  public ConnectorDefinition {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(dockerRepository);
    Objects.requireNonNull(dockerImageTag);
  }
}
