package dev.exercise.airbyte.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.store.Json;
import dev.exercise.airbyte.server.store.Workspace;
import dev.exercise.airbyte.server.store.Workspaces;
import io.javalin.Javalin;
import java.util.UUID;

/** Health, the instance itself, and its workspaces. */
final class InstanceApi {

  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
  private static final String PATH = ConfigApi.PATH;

  private final Workspaces workspaces;
  private final String version;

  InstanceApi(Workspaces workspaces, String version) {
    this.workspaces = workspaces;
    this.version = version;
  }

  void addTo(Javalin app) {
    app.get(
        PATH + "/health", request -> Answers.json(request, Json.object().put("available", true)));
    app.get(
        PATH + "/instance_configuration",
        request -> Answers.json(request, instance(request.host())));
    app.post(
        PATH + "/instance_configuration/setup",
        request -> {
          Answers.body(request);
          Answers.json(request, instance(request.host()));
        });
    app.post(PATH + "/workspaces/list", Answers.answering(body -> list()));
    app.post(
        PATH + "/workspaces/get",
        Answers.answering(body -> workspace(find(body.id("workspaceId")))));
    app.post(
        PATH + "/workspaces/update_name",
        Answers.answering(
            body -> workspace(workspaces.rename(find(body.id("workspaceId")), body.text("name")))));
  }

  private Workspace find(UUID id) {
    return workspaces.find(id).orElseThrow(() -> ApiException.notFound("workspace", id));
  }

  private ObjectNode list() {
    ArrayNode list = Json.array();
    workspaces.list().forEach(workspace -> list.add(workspace(workspace)));
    return Json.object().set("workspaces", list);
  }

  private ObjectNode instance(String host) {
    ObjectNode instance =
        Json.object()
            .put("edition", "community")
            .put("version", version)
            .put("airbyteUrl", "http://" + host)
            .put("initialSetupComplete", true)
            .put("defaultUserId", NOBODY)
            .put("defaultOrganizationId", NOBODY)
            .put("defaultOrganizationEmail", "")
            .put("defaultWorkspaceId", workspaces.first().id().toString())
            .put("trackingStrategy", "logging");
    instance.putObject("auth").put("mode", "none");
    return instance;
  }

  private static ObjectNode workspace(Workspace workspace) {
    ObjectNode json =
        Json.object()
            .put("workspaceId", workspace.id().toString())
            .put("customerId", workspace.id().toString())
            .put("email", "")
            .put("name", workspace.name())
            .put("slug", workspace.id().toString())
            .put("initialSetupComplete", true)
            .put("displaySetupWizard", false)
            .put("anonymousDataCollection", false)
            .put("news", false)
            .put("securityUpdates", false)
            .put("defaultGeography", "auto")
            .put("organizationId", NOBODY)
            .put("tombstone", false);
    json.putArray("notifications");
    json.putObject("notificationSettings");
    json.putArray("webhookConfigs");
    return json;
  }
}
