package dev.exercise.airbyte.server.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The connections. */
public final class Connections {

  private final Store store;

  public Connections(Store store) {
    this.store = store;
  }

  /** All that are not deleted, oldest first. */
  public List<Connection> list() {
    return store.rows("connections", Map.of()).stream().map(Connections::connection).toList();
  }

  /** One, deleted or not. */
  public Optional<Connection> find(UUID id) {
    return store.rows("connection", Map.of("id", id)).stream()
        .map(Connections::connection)
        .findFirst();
  }

  public void add(Connection connection) {
    store.run(
        "add_connection",
        Map.of(
            "id", connection.id(),
            "source_id", connection.sourceId(),
            "destination_id", connection.destinationId(),
            "status", connection.status().word(),
            "settings", Json.write(connection.settings()),
            "created_at", connection.createdAt().toEpochMilli(),
            "updated_at", connection.updatedAt().toEpochMilli()));
  }

  /** Keeps status and settings of a connection that is there. */
  public void update(Connection connection) {
    store.run(
        "update_connection",
        Map.of(
            "id", connection.id(),
            "status", connection.status().word(),
            "settings", Json.write(connection.settings()),
            "updated_at", connection.updatedAt().toEpochMilli()));
  }

  private static Connection connection(Row row) {
    return new Connection(
        row.id("id"),
        row.id("source_id"),
        row.id("destination_id"),
        ConnectionStatus.valueOf(row.text("status").toUpperCase(Locale.ROOT)),
        Json.readObject(row.text("settings")),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
