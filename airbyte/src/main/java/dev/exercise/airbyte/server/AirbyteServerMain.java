package dev.exercise.airbyte.server;

import dev.exercise.airbyte.server.connector.ConnectorEnvironment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * Runs the server as a process of its own, set up by environment variables: AIRBYTE_PORT,
 * AIRBYTE_ADDRESS, AIRBYTE_DATA, AIRBYTE_HOSTS, BIGQUERY_EMULATOR_HOST, AIRBYTE_DOCKER_NETWORK.
 */
public final class AirbyteServerMain {

  private static final int ENVIRONMENT = 3;

  private AirbyteServerMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    AirbyteServer server;
    try {
      server = AirbyteServer.start(options(System.getenv()));
    } catch (RuntimeException exception) {
      System.err.println(exception.getMessage());
      System.exit(ENVIRONMENT);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    System.out.printf("The Airbyte-compatible server answers at %s%n", server.uri());
    new CountDownLatch(1).await();
  }

  static ServerOptions options(Map<String, String> environment) {
    return ServerOptions.of(
            port(environment.getOrDefault("AIRBYTE_PORT", "8000")),
            Path.of(environment.getOrDefault("AIRBYTE_DATA", "airbyte-data")))
        .at(
            environment.getOrDefault("AIRBYTE_ADDRESS", "127.0.0.1"),
            names(environment.getOrDefault("AIRBYTE_HOSTS", "")))
        .with(
            new ConnectorEnvironment(
                value(environment, "BIGQUERY_EMULATOR_HOST"),
                value(environment, "AIRBYTE_DOCKER_NETWORK")));
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException exception) {
      throw new IllegalArgumentException(
          "AIRBYTE_PORT is \"%s\", which is no port. Use 1 to 65535.".formatted(text), exception);
    }
  }

  private static Set<String> names(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
