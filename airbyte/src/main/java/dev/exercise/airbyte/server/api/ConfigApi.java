package dev.exercise.airbyte.server.api;

import dev.exercise.airbyte.server.connector.Connectors;
import dev.exercise.airbyte.server.job.JobLogs;
import dev.exercise.airbyte.server.job.JobRunner;
import dev.exercise.airbyte.server.store.ActorType;
import dev.exercise.airbyte.server.store.Actors;
import dev.exercise.airbyte.server.store.Connections;
import dev.exercise.airbyte.server.store.Jobs;
import dev.exercise.airbyte.server.store.States;
import dev.exercise.airbyte.server.store.Workspaces;
import io.javalin.Javalin;
import java.time.Clock;

/** Airbyte's two APIs, as far as its clients need them. */
public final class ConfigApi {

  static final String PATH = "/api/v1";

  private final InstanceApi instance;
  private final Connectors connectors;
  private final ConfiguredActors actors;
  private final ConfiguredConnections connections;
  private final ConnectionsApi connectionsApi;
  private final JobsApi jobsApi;
  private final PublicApi publicApi;

  public ConfigApi(
      Workspaces workspaces,
      Actors actors,
      Connectors connectors,
      Connections connections,
      States states,
      Jobs jobs,
      JobRunner runner,
      JobLogs logs,
      String version,
      Clock clock) {
    this.instance = new InstanceApi(workspaces, version);
    this.connectors = connectors;
    this.actors = new ConfiguredActors(actors, workspaces, connectors, clock);
    this.connections = new ConfiguredConnections(connections, this.actors, runner, clock);
    JobShapes shapes = new JobShapes(logs, connections);
    this.connectionsApi = new ConnectionsApi(this.connections, states, shapes, clock);
    this.jobsApi = new JobsApi(jobs, runner, shapes);
    this.publicApi =
        new PublicApi(
            workspaces, this.actors, this.connections, connections, jobs, runner, shapes, clock);
  }

  /** Adds their addresses. */
  public void addTo(Javalin app) {
    instance.addTo(app);
    for (ActorType type : ActorType.values()) {
      new DefinitionsApi(type, connectors).addTo(app);
      new ActorsApi(type, actors, connections::deleteOf).addTo(app);
    }
    connectionsApi.addTo(app);
    jobsApi.addTo(app);
    publicApi.addTo(app);
  }
}
