package dev.exercise.airbyte.server.connector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.store.Actor;
import dev.exercise.airbyte.server.store.ActorType;
import dev.exercise.airbyte.server.store.ImageRow;
import dev.exercise.airbyte.server.store.Images;
import dev.exercise.airbyte.server.store.Json;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/** The connectors that may run, and what they answer. */
public final class Connectors {

  private final List<ConnectorDefinition> builtIn;
  private final Images images;
  private final ShortRun runs;
  private final Duration limit;
  private final Map<UUID, Outcome> specifications = new ConcurrentHashMap<>();
  private final Map<UUID, Object> locks = new ConcurrentHashMap<>();

  /**
   * Connectors.
   *
   * @param limit how long an answer may take
   */
  public Connectors(
      List<ConnectorDefinition> builtIn,
      Images images,
      Launcher launcher,
      ExecutorService threads,
      Duration limit,
      Clock clock) {
    this.builtIn = List.copyOf(builtIn);
    this.images = images;
    this.runs = new ShortRun(launcher, threads, clock);
    this.limit = limit;
  }

  /** All of a kind: the built-in ones, then the registered images. */
  public List<ConnectorDefinition> list(ActorType type) {
    return Stream.concat(builtIn.stream(), images.list().stream().map(Connectors::image))
        .filter(definition -> definition.type() == type)
        .toList();
  }

  public Optional<ConnectorDefinition> find(ActorType type, UUID id) {
    return list(type).stream().filter(definition -> definition.id().equals(id)).findFirst();
  }

  /** The definition of an actor, which was there when the actor was made. */
  public ConnectorDefinition of(Actor actor) {
    return find(actor.type(), actor.definitionId())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The connector of %s is no longer known to this server.".formatted(actor)));
  }

  /** Registers an image. */
  public void register(ConnectorDefinition image) {
    images.add(
        new ImageRow(
            image.id(),
            image.type(),
            image.name(),
            image.dockerRepository(),
            image.dockerImageTag(),
            image.documentationUrl().toString()));
  }

  /** Asks for the specification; a good answer is remembered. */
  public Outcome specification(ConnectorDefinition definition) {
    Outcome known = specifications.get(definition.id());
    if (known != null) {
      return known;
    }
    synchronized (locks.computeIfAbsent(definition.id(), id -> new Object())) {
      Outcome meanwhile = specifications.get(definition.id());
      if (meanwhile != null) {
        return meanwhile;
      }
      Outcome outcome =
          runs.run(
              definition, "spec", "get_spec", "SPEC", Map.of(), SecretMask.of(List.of()), limit);
      if (outcome.answer().isPresent()) {
        specifications.put(definition.id(), outcome);
      }
      return outcome;
    }
  }

  /** The specification, if the connector gives one. */
  public Optional<ConnectorSpec> spec(ConnectorDefinition definition) {
    return specification(definition).answer().map(ConnectorSpec::of);
  }

  /** Tries whether a configuration works. */
  public Outcome check(ConnectorDefinition definition, ObjectNode configuration) {
    SecretMask mask = textMask(definition, configuration);
    Outcome outcome =
        runs.run(
            definition,
            "check",
            "check_connection_" + definition.type().word(),
            "CONNECTION_STATUS",
            Map.of("config", configuration),
            mask,
            limit);
    outcome
        .answer()
        .map(answer -> answer.path("connectionStatus"))
        .ifPresent(
            status ->
                Json.text(status, "message")
                    .ifPresent(text -> ((ObjectNode) status).put("message", mask.apply(text))));
    return outcome;
  }

  /** Asks a source for its streams. */
  public Outcome discover(ConnectorDefinition definition, ObjectNode configuration) {
    return runs.run(
        definition,
        "discover",
        "discover_schema",
        "CATALOG",
        Map.of("config", configuration),
        textMask(definition, configuration),
        limit);
  }

  /** The configuration as it may be shown. */
  public ObjectNode shown(ConnectorDefinition definition, ObjectNode configuration) {
    return spec(definition)
        .map(spec -> Secrets.mask(configuration, spec.schema()))
        .orElseGet(() -> Secrets.maskAll(configuration));
  }

  /**
   * What must not stand in logs that tell of this configuration: all of it, where the connector
   * does not say what is secret.
   */
  public SecretMask textMask(ConnectorDefinition definition, ObjectNode configuration) {
    return spec(definition)
        .map(spec -> Secrets.textMask(configuration, spec.schema()))
        .orElseGet(() -> Secrets.textMaskAll(configuration));
  }

  private static ConnectorDefinition image(ImageRow row) {
    return new ConnectorDefinition(
        row.id(),
        row.type(),
        row.name(),
        row.dockerRepository(),
        row.dockerImageTag(),
        URI.create(row.documentationUrl()),
        List.of());
  }
}
