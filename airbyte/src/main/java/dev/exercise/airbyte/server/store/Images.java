package dev.exercise.airbyte.server.store;

import java.util.List;
import java.util.Map;

/** The registered connector images. */
public final class Images {

  private final Store store;

  public Images(Store store) {
    this.store = store;
  }

  /** All, by name. */
  public List<ImageRow> list() {
    return store.rows("definitions", Map.of()).stream()
        .map(
            row ->
                new ImageRow(
                    row.id("id"),
                    ActorType.valueOf(row.text("actor_type")),
                    row.text("name"),
                    row.text("docker_repository"),
                    row.text("docker_image_tag"),
                    row.text("documentation_url")))
        .toList();
  }

  public void add(ImageRow image) {
    store.run(
        "add_definition",
        Map.of(
            "id", image.id(),
            "actor_type", image.type().name(),
            "name", image.name(),
            "docker_repository", image.dockerRepository(),
            "docker_image_tag", image.dockerImageTag(),
            "documentation_url", image.documentationUrl()));
  }
}
