package dev.exercise.airbyte.server;

import dev.exercise.airbyte.server.connector.BuiltInConnectors;
import dev.exercise.airbyte.server.connector.ConnectorDefinition;
import dev.exercise.airbyte.server.store.ActorType;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The toy connectors, as a server takes them. */
final class Toys {

  static final UUID SOURCE = UUID.fromString("11111111-1111-1111-1111-111111111111");
  static final UUID DESTINATION = UUID.fromString("22222222-2222-2222-2222-222222222222");

  private Toys() {}

  static List<ConnectorDefinition> all() {
    return List.of(
        definition(SOURCE, ActorType.SOURCE, ToySource.class),
        definition(DESTINATION, ActorType.DESTINATION, ToyDestination.class));
  }

  private static ConnectorDefinition definition(UUID id, ActorType type, Class<?> main) {
    return new ConnectorDefinition(
        id,
        type,
        "Toy",
        "example/" + type.word() + "-toy",
        "1.0.0",
        URI.create("https://example.com/toy"),
        quick(BuiltInConnectors.java(main.getName())));
  }

  /** Short-lived processes gain nothing from the slower compiler. */
  private static List<String> quick(List<String> command) {
    List<String> quick = new ArrayList<>(command);
    quick.add(1, "-XX:TieredStopAtLevel=1");
    return quick;
  }
}
