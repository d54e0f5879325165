package dev.exercise.airbyte.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The workspaces. */
public final class Workspaces {

  private static final String FIRST = "Default Workspace";

  private final Store store;

  /** Makes the first workspace when there is none. */
  public Workspaces(Store store, Instant now) {
    this.store = store;
    if (list().isEmpty()) {
      add(FIRST, now);
    }
  }

  /** All, oldest first. */
  public List<Workspace> list() {
    return store.rows("workspaces", Map.of()).stream()
        .map(row -> new Workspace(row.id("id"), row.text("name")))
        .toList();
  }

  public Optional<Workspace> find(UUID id) {
    return list().stream().filter(workspace -> workspace.id().equals(id)).findFirst();
  }

  /** The oldest, which is meant where a request names none. */
  public Workspace first() {
    return list().get(0);
  }

  public Workspace add(String name, Instant now) {
    Workspace workspace = new Workspace(UUID.randomUUID(), name);
    store.run(
        "add_workspace", Map.of("id", workspace.id(), "name", name, "now", now.toEpochMilli()));
    return workspace;
  }

  public Workspace rename(Workspace workspace, String name) {
    store.run("rename_workspace", Map.of("id", workspace.id(), "name", name));
    return new Workspace(workspace.id(), name);
  }

  public void delete(Workspace workspace) {
    store.run("delete_workspace", Map.of("id", workspace.id()));
  }
}
