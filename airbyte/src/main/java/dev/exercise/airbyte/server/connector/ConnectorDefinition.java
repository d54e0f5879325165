package dev.exercise.airbyte.server.connector;

import dev.exercise.airbyte.server.store.ActorType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A connector that the server may run.
 *
 * @param command the program and its first arguments; empty for a connector image
 */
public record ConnectorDefinition(
    UUID id,
    ActorType type,
    String name,
    String dockerRepository,
    String dockerImageTag,
    URI documentationUrl,
    List<String> command) {

  private static final Pattern REPOSITORY = Pattern.compile("[a-z0-9][a-z0-9._/:-]{0,254}");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

  public ConnectorDefinition {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A connector needs a name.");
    }
    if (!REPOSITORY.matcher(dockerRepository).matches()) {
      throw new IllegalArgumentException(
          "dockerRepository \"%s\" is no image name. Use one such as airbyte/source-postgres."
              .formatted(dockerRepository));
    }
    if (!TAG.matcher(dockerImageTag).matches()) {
      throw new IllegalArgumentException(
          "dockerImageTag \"%s\" is no image tag. Use one such as 3.6.5."
              .formatted(dockerImageTag));
    }
    command = List.copyOf(command);
  }

  /** A connector that is an image, registered by a user. */
  public static ConnectorDefinition image(
      ActorType type, String name, String repository, String tag, URI documentationUrl) {
    return new ConnectorDefinition(
        UUID.randomUUID(), type, name, repository, tag, documentationUrl, List.of());
  }

  /** Whether a user registered it, as an image. */
  public boolean custom() {
    return command.isEmpty();
  }

  public String image() {
    return dockerRepository + ":" + dockerImageTag;
  }
}
