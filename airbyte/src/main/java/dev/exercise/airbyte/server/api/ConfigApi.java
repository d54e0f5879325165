package dev.exercise.airbyte.server.api;

import dev.exercise.airbyte.server.connector.Connectors;
import dev.exercise.airbyte.server.store.ActorType;
import dev.exercise.airbyte.server.store.Actors;
import dev.exercise.airbyte.server.store.Workspaces;
import io.javalin.Javalin;
import java.time.Clock;

/** Airbyte's Config API, as far as its clients need it. */
public final class ConfigApi {

  static final String PATH = "/api/v1";

  private final InstanceApi instance;
  private final Connectors connectors;
  private final ConfiguredActors configured;

  public ConfigApi(
      Workspaces workspaces, Actors actors, Connectors connectors, String version, Clock clock) {
    this.instance = new InstanceApi(workspaces, version);
    this.connectors = connectors;
    this.configured = new ConfiguredActors(actors, workspaces, connectors, clock);
  }

  /** Adds its addresses. */
  public void addTo(Javalin app) {
    instance.addTo(app);
    for (ActorType type : ActorType.values()) {
      new DefinitionsApi(type, connectors).addTo(app);
      new ActorsApi(type, configured, actor -> {}).addTo(app);
    }
  }
}
