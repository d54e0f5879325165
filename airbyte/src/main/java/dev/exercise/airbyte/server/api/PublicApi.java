package dev.exercise.airbyte.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.job.JobRunner;
import dev.exercise.airbyte.server.store.ActorType;
import dev.exercise.airbyte.server.store.Connections;
import dev.exercise.airbyte.server.store.Jobs;
import dev.exercise.airbyte.server.store.Json;
import dev.exercise.airbyte.server.store.Workspace;
import dev.exercise.airbyte.server.store.Workspaces;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Airbyte's public API, which its SDKs and Airflow speak: health, workspaces, and the rest. */
final class PublicApi {

  static final String PATH = "/api/public/v1";

  private final Workspaces workspaces;
  private final ConfiguredActors actors;
  private final ConfiguredConnections connections;
  private final PublicActors sources;
  private final PublicActors destinations;
  private final PublicConnections publicConnections;
  private final PublicJobs jobs;
  private final Clock clock;

  PublicApi(
      Workspaces workspaces,
      ConfiguredActors actors,
      ConfiguredConnections connections,
      Connections all,
      Jobs jobs,
      JobRunner runner,
      JobShapes shapes,
      Clock clock) {
    this.workspaces = workspaces;
    this.actors = actors;
    this.connections = connections;
    this.sources = new PublicActors(ActorType.SOURCE, actors, connections);
    this.destinations = new PublicActors(ActorType.DESTINATION, actors, connections);
    this.publicConnections = new PublicConnections(connections);
    this.jobs = new PublicJobs(jobs, all, connections, new JobsApi(jobs, runner, shapes), shapes);
    this.clock = clock;
  }

  void addTo(Javalin app) {
    app.get(
        PATH + "/health",
        request -> request.contentType("text/plain").result("Successful operation"));
    app.get(
        PATH + "/workspaces",
        request ->
            Answers.json(
                request,
                Pages.of(request, workspaces.list().stream().map(PublicApi::workspace).toList())));
    app.post(
        PATH + "/workspaces",
        Answers.answering(body -> workspace(workspaces.add(body.text("name"), clock.instant()))));
    app.get(
        PATH + "/workspaces/{workspaceId}",
        request -> Answers.json(request, workspace(find(request))));
    app.patch(
        PATH + "/workspaces/{workspaceId}",
        request ->
            Answers.json(
                request,
                workspace(workspaces.rename(find(request), Answers.body(request).text("name")))));
    app.delete(PATH + "/workspaces/{workspaceId}", this::delete);
    sources.addTo(app);
    destinations.addTo(app);
    publicConnections.addTo(app);
    jobs.addTo(app);
  }

  private Workspace find(Context request) {
    UUID id = Body.uuid("workspaceId", request.pathParam("workspaceId"));
    return workspaces.find(id).orElseThrow(() -> ApiException.notFound("workspace", id));
  }

  private void delete(Context request) {
    Workspace workspace = find(request);
    if (workspaces.first().equals(workspace)) {
      throw ApiException.conflict("The first workspace stays. Delete what is in it instead.");
    }
    for (ActorType type : ActorType.values()) {
      actors.actors().list(type).stream()
          .filter(actor -> actor.workspaceId().equals(workspace.id()))
          .forEach(
              actor -> {
                connections.deleteOf(actor);
                actors.actors().delete(actor);
              });
    }
    workspaces.delete(workspace);
    request.status(204);
  }

  private static JsonNode workspace(Workspace workspace) {
    ObjectNode json =
        Json.object()
            .put("workspaceId", workspace.id().toString())
            .put("name", workspace.name())
            .put("dataResidency", "auto");
    ObjectNode notifications = json.putObject("notifications");
    for (String event :
        List.of(
            "failure",
            "success",
            "connectionUpdate",
            "connectionUpdateActionRequired",
            "syncDisabled",
            "syncDisabledWarning")) {
      ObjectNode channels = notifications.putObject(event);
      channels.putObject("email").put("enabled", false);
      channels.putObject("webhook").put("enabled", false);
    }
    return json;
  }
}
