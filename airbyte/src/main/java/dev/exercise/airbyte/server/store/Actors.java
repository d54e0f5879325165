package dev.exercise.airbyte.server.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The configured sources and destinations, and the catalogues that were discovered in sources. */
public final class Actors {

  private final Store store;

  public Actors(Store store) {
    this.store = store;
  }

  /** All of a kind, oldest first. */
  public List<Actor> list(ActorType type) {
    return store.rows("actors", Map.of("actor_type", type.name())).stream()
        .map(Actors::actor)
        .toList();
  }

  public Optional<Actor> find(ActorType type, UUID id) {
    return store.rows("actor", Map.of("id", id, "actor_type", type.name())).stream()
        .map(Actors::actor)
        .findFirst();
  }

  public void add(Actor actor) {
    store.run(
        "add_actor",
        Map.of(
            "id", actor.id(),
            "actor_type", actor.type().name(),
            "workspace_id", actor.workspaceId(),
            "definition_id", actor.definitionId(),
            "name", actor.name(),
            "configuration", Json.write(actor.configuration()),
            "created_at", actor.createdAt().toEpochMilli()));
  }

  /** Keeps the name and configuration of an actor that is there. */
  public void update(Actor actor) {
    store.run(
        "update_actor",
        Map.of(
            "id", actor.id(),
            "name", actor.name(),
            "configuration", Json.write(actor.configuration())));
  }

  /** Forgets an actor and its secrets. */
  public void delete(Actor actor) {
    store.run("delete_actor", Map.of("id", actor.id()));
    store.run("forget_catalogs", Map.of("source_id", actor.id()));
  }

  /** What was last discovered with exactly this configuration. */
  public Optional<DiscoveredCatalog> catalog(Actor source) {
    return store
        .rows("catalog", Map.of("source_id", source.id(), "digest", digest(source)))
        .stream()
        .map(row -> new DiscoveredCatalog(row.id("id"), Json.readObject(row.text("catalog"))))
        .findFirst();
  }

  /** Keeps what was discovered in place of what was before. */
  public DiscoveredCatalog keepCatalog(Actor source, ObjectNode catalog, Instant now) {
    DiscoveredCatalog discovered = new DiscoveredCatalog(UUID.randomUUID(), catalog);
    store.inTransaction(
        handle -> {
          Store.run(handle, "forget_catalogs", Map.of("source_id", source.id()));
          Store.run(
              handle,
              "add_catalog",
              Map.of(
                  "id", discovered.id(),
                  "source_id", source.id(),
                  "digest", digest(source),
                  "catalog", Json.write(catalog),
                  "now", now.toEpochMilli()));
          return discovered;
        });
    return discovered;
  }

  private static Actor actor(Row row) {
    return new Actor(
        row.id("id"),
        ActorType.valueOf(row.text("actor_type").toUpperCase(Locale.ROOT)),
        row.id("workspace_id"),
        row.id("definition_id"),
        row.text("name"),
        Json.readObject(row.text("configuration")),
        row.instant("created_at"));
  }

  private static String digest(Actor source) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(Json.write(source.configuration()).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException exception) {
      throw new IllegalStateException("This Java lacks SHA-256.", exception);
    }
  }
}
