package dev.exercise.airbyte.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.connector.ConnectorSpec;
import dev.exercise.airbyte.server.connector.Connectors;
import dev.exercise.airbyte.server.connector.Outcome;
import dev.exercise.airbyte.server.job.JobConflictException;
import dev.exercise.airbyte.server.job.JobRunner;
import dev.exercise.airbyte.server.job.SyncPlan;
import dev.exercise.airbyte.server.schedule.Schedule;
import dev.exercise.airbyte.server.store.Actor;
import dev.exercise.airbyte.server.store.ActorType;
import dev.exercise.airbyte.server.store.Connection;
import dev.exercise.airbyte.server.store.ConnectionStatus;
import dev.exercise.airbyte.server.store.Connections;
import dev.exercise.airbyte.server.store.DiscoveredCatalog;
import dev.exercise.airbyte.server.store.Job;
import dev.exercise.airbyte.server.store.JobType;
import dev.exercise.airbyte.server.store.Json;
import dev.exercise.airbyte.server.store.StreamName;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Connections as both APIs set them up, and the jobs that are asked of them. */
final class ConfiguredConnections {

  /** The one choice of namespace: the dataset of the destination's settings. */
  private static final String NAMESPACE = "destination";

  private final Connections connections;
  private final ConfiguredActors actors;
  private final JobRunner runner;
  private final Clock clock;

  ConfiguredConnections(
      Connections connections, ConfiguredActors actors, JobRunner runner, Clock clock) {
    this.connections = connections;
    this.actors = actors;
    this.runner = runner;
    this.clock = clock;
  }

  ConfiguredActors actors() {
    return actors;
  }

  List<Connection> list() {
    return connections.list();
  }

  Connection find(UUID id) {
    return connections.find(id).orElseThrow(() -> ApiException.notFound("connection", id));
  }

  /** One that is not deleted. */
  Connection findLive(UUID id) {
    Connection connection = find(id);
    if (connection.status() == ConnectionStatus.DEPRECATED) {
      throw ApiException.notFound("connection", id);
    }
    return connection;
  }

  UUID workspace(Connection connection) {
    return actors
        .actors()
        .find(ActorType.SOURCE, connection.sourceId())
        .or(() -> actors.actors().find(ActorType.DESTINATION, connection.destinationId()))
        .map(Actor::workspaceId)
        .orElse(new UUID(0, 0));
  }

  Connection create(UUID sourceId, UUID destinationId, ConnectionStatus status, ObjectNode sent) {
    Actor source = actors.find(ActorType.SOURCE, sourceId);
    Actor destination = actors.find(ActorType.DESTINATION, destinationId);
    if (Json.text(sent, "name").filter(name -> !name.isBlank()).isEmpty()) {
      sent.put("name", "%s → %s".formatted(source.name(), destination.name()));
    }
    Connection connection =
        new Connection(
            UUID.randomUUID(),
            sourceId,
            destinationId,
            status,
            checked(sent, sent, source, destination),
            clock.instant(),
            clock.instant());
    connections.add(connection);
    return connection;
  }

  /** Changes the settings that are sent, and leaves the others. */
  Connection update(Connection former, Optional<ConnectionStatus> status, ObjectNode sent) {
    ObjectNode settings = former.settings().deepCopy();
    settings.setAll(sent);
    boolean resumed = status.isPresent() || !schedule(settings).equals(schedule(former.settings()));
    ObjectNode complete =
        checked(
            settings,
            sent,
            actors.find(ActorType.SOURCE, former.sourceId()),
            actors.find(ActorType.DESTINATION, former.destinationId()));
    // The schedule counts from the last change: another name must not move the next sync.
    Connection updated = former.with(complete, resumed ? clock.instant() : former.updatedAt());
    if (status.isPresent()) {
      updated = updated.with(status.get(), updated.updatedAt());
    }
    connections.update(updated);
    return updated;
  }

  void delete(Connection connection) {
    connections.update(connection.with(ConnectionStatus.DEPRECATED, clock.instant()));
    runner.active(connection.id()).ifPresent(this::cancelForDeletion);
  }

  /** Deletes the connections of an actor that is about to be deleted. */
  void deleteOf(Actor actor) {
    connections.list().stream()
        .filter(c -> c.sourceId().equals(actor.id()) || c.destinationId().equals(actor.id()))
        .forEach(this::delete);
  }

  private void cancelForDeletion(Job job) {
    try {
      runner.cancel(job);
    } catch (JobConflictException exception) {
      // It ended in this very moment, which is as good.
      return;
    }
  }

  Job sync(Connection connection) {
    if (connection.status() != ConnectionStatus.ACTIVE) {
      throw ApiException.conflict(
          "Can only sync an active connection. Switch %s on first.".formatted(connection.name()));
    }
    return submit(connection, JobType.SYNC, names(connection));
  }

  Job reset(Connection connection, List<StreamName> streams) {
    List<StreamName> known = names(connection);
    for (StreamName stream : streams) {
      if (!known.contains(stream)) {
        throw ApiException.invalid(
            "Connection %s has no stream %s.".formatted(connection.name(), stream.label()));
      }
    }
    return submit(connection, JobType.RESET_CONNECTION, streams.isEmpty() ? known : streams);
  }

  private Job submit(Connection connection, JobType type, List<StreamName> streams) {
    if (streams.isEmpty()) {
      throw ApiException.invalid(
          "Connection %s has no stream that is switched on. Choose at least one."
              .formatted(connection.name()));
    }
    try {
      return runner.submit(connection, type, streams);
    } catch (JobConflictException exception) {
      throw ApiException.conflict(exception.getMessage());
    }
  }

  private static List<StreamName> names(Connection connection) {
    return SyncPlan.selected(connection).stream().map(SyncPlan::name).toList();
  }

  /** What a source was found to offer, asked anew where that is wanted or nothing is known. */
  Discovery discover(Actor source, boolean anew) {
    Optional<DiscoveredCatalog> known = anew ? Optional.empty() : actors.actors().catalog(source);
    if (known.isPresent()) {
      return new Discovery(known, Optional.empty());
    }
    Connectors connectors = actors.connectors();
    Outcome outcome = connectors.discover(connectors.of(source), source.configuration());
    return new Discovery(
        outcome
            .answer()
            .map(
                answer ->
                    actors
                        .actors()
                        .keepCatalog(source, (ObjectNode) answer.path("catalog"), clock.instant())),
        Optional.of(outcome));
  }

  /** Checks what is sent; what was saved before may not fit the source of today any more. */
  private ObjectNode checked(
      ObjectNode settings, ObjectNode sent, Actor source, Actor destination) {
    if (sent.hasNonNull("syncCatalog")) {
      Optional<JsonNode> offered =
          discover(source, false).catalog().map(d -> CatalogShapes.discovered(d.catalog()));
      List<String> modes =
          actors
              .connectors()
              .spec(actors.connectors().of(destination))
              .map(ConnectorSpec::destinationSyncModes)
              .orElse(List.of());
      settings.set(
          "syncCatalog", new CatalogCheck(offered, modes).complete(settings.get("syncCatalog")));
    } else if (!settings.hasNonNull("syncCatalog")) {
      settings.putObject("syncCatalog").putArray("streams");
    }
    String namespace = sent.path("namespaceDefinition").asText(NAMESPACE);
    if (!namespace.equals(NAMESPACE)) {
      throw ApiException.invalid(
          "namespaceDefinition %s is not served: all streams go to the dataset of the destination's settings. Use destination, and another destination for another dataset."
              .formatted(namespace));
    }
    settings.put("namespaceDefinition", NAMESPACE);
    schedule(settings);
    if (sent.has("syncCatalog") || sent.has("prefix")) {
      separateTables(settings, source, destination);
    }
    return settings;
  }

  private Schedule schedule(ObjectNode settings) {
    try {
      return Schedule.of(settings);
    } catch (IllegalArgumentException exception) {
      throw ApiException.invalid(exception.getMessage());
    }
  }

  private void separateTables(ObjectNode settings, Actor source, Actor destination) {
    Connection tried =
        new Connection(
            new UUID(0, 0),
            source.id(),
            destination.id(),
            ConnectionStatus.ACTIVE,
            settings,
            clock.instant(),
            clock.instant());
    Set<String> tables = new HashSet<>();
    for (StreamName stream : names(tried)) {
      String table = SyncPlan.mapped(tried, stream).label();
      if (!tables.add(table.toLowerCase(Locale.ROOT))) {
        throw ApiException.invalid(
            "Two streams would fill the same table %s. Choose one of them; the other needs a connection of its own with another prefix."
                .formatted(table));
      }
    }
  }

  /**
   * What came of a discovery.
   *
   * @param catalog empty when it failed
   * @param outcome empty when the catalogue was known already
   */
  record Discovery(Optional<DiscoveredCatalog> catalog, Optional<Outcome> outcome) {}
}
