package dev.exercise.clients;

import dev.exercise.airbyte.client.AirbyteClient;
import dev.exercise.airbyte.server.AirbyteServer;
import dev.exercise.airbyte.server.ServerOptions;
import dev.exercise.airbyte.server.connector.ConnectorEnvironment;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** A shop, a warehouse, and our server that can bring the one to the other. */
final class AirbyteRoom implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Shop shop;
  private final AirbyteServer server;
  private final AirbyteClient client;

  private AirbyteRoom(Shop shop, AirbyteServer server) {
    this.shop = shop;
    this.server = server;
    this.client = new AirbyteClient(server.uri());
  }

  static AirbyteRoom open(Path data) throws SQLException {
    return open(data, Optional.empty());
  }

  /**
   * Opens a room.
   *
   * @param dockerNetwork that images of connectors may run in
   */
  static AirbyteRoom open(Path data, Optional<String> dockerNetwork) throws SQLException {
    Shop shop = Shop.open();
    URI emulator = shop.emulator();
    String address = "%s:%d".formatted(emulator.getHost(), emulator.getPort());
    return new AirbyteRoom(
        shop,
        AirbyteServer.start(
            ServerOptions.of(0, data)
                .with(new ConnectorEnvironment(Optional.of(address), dockerNetwork))));
  }

  Shop shop() {
    return shop;
  }

  AirbyteClient client() {
    return client;
  }

  URI server() {
    return server.uri();
  }

  /** What sets connections up. */
  Setup setup() {
    return new Setup(client, shop);
  }

  @Override
  public void close() {
    server.close();
    shop.close();
  }
}
