package dev.exercise.dbt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The compiled project as dbt describes it: which relation each model makes. */
public final class Manifest {

  /**
   * Where a model's rows are.
   *
   * @param schema dataset
   * @param name table or view
   */
  public record Relation(String schema, String name) {}

  private final Map<String, Relation> relations;

  private Manifest(Map<String, Relation> relations) {
    this.relations = relations;
  }

  /** Reads {@code manifest.json}. */
  public static Manifest read(Path file) {
    Map<String, Relation> relations = new LinkedHashMap<>();
    try {
      for (JsonNode node : new ObjectMapper().readTree(file.toFile()).path("nodes")) {
        if (node.path("resource_type").asText().equals("model")) {
          relations.put(
              node.path("unique_id").asText(),
              new Relation(node.path("schema").asText(), node.path("alias").asText()));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading " + file, unreadable);
    }
    return new Manifest(relations);
  }

  /** The relation of a model. */
  public Optional<Relation> relation(String uniqueId) {
    return Optional.ofNullable(relations.get(uniqueId));
  }

  /** The relation of that name, without regard to case, whichever model makes it. */
  public Optional<Relation> named(String table) {
    return relations.values().stream()
        .filter(relation -> relation.name().equalsIgnoreCase(table))
        .findFirst();
  }
}
