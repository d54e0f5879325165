package dev.exercise.airbyte.server;

import dev.exercise.airbyte.server.connector.BuiltInConnectors;
import dev.exercise.airbyte.server.connector.ConnectorDefinition;
import dev.exercise.airbyte.server.connector.ConnectorEnvironment;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a server is started.
 *
 * @param port 0 for any free one
 * @param address to bind; only 127.0.0.1 keeps other machines out
 * @param data the directory of its database, logs and connectors' files
 * @param hosts names that it is called by besides this machine's own
 * @param connectors built-in connectors; requests cannot add programs
 * @param environment what connectors get besides their configuration
 */
public record ServerOptions(
    int port,
    String address,
    Path data,
    Set<String> hosts,
    List<ConnectorDefinition> connectors,
    ConnectorEnvironment environment,
    Limits limits,
    Clock clock) {

  public ServerOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("%d is no port. Use 0 to 65535.".formatted(port));
    }
    hosts = Set.copyOf(hosts);
    connectors = List.copyOf(connectors);
  }

  /** A server on 127.0.0.1 with the built-in connectors. */
  public static ServerOptions of(int port, Path data) {
    return new ServerOptions(
        port,
        "127.0.0.1",
        data,
        Set.of(),
        BuiltInConnectors.all(),
        ConnectorEnvironment.PLAIN,
        Limits.USUAL,
        Clock.systemUTC());
  }

  /** The same at another address, called by further names. */
  public ServerOptions at(String newAddress, Set<String> newHosts) {
    return new ServerOptions(
        port, newAddress, data, newHosts, connectors, environment, limits, clock);
  }

  /** The same with other built-in connectors. */
  public ServerOptions with(List<ConnectorDefinition> newConnectors) {
    return new ServerOptions(port, address, data, hosts, newConnectors, environment, limits, clock);
  }

  /** The same with an emulator that destinations find by themselves, host and port. */
  public ServerOptions withEmulator(String hostAndPort) {
    return with(new ConnectorEnvironment(Optional.of(hostAndPort), environment.dockerNetwork()));
  }

  /** The same with another environment of its connectors. */
  public ServerOptions with(ConnectorEnvironment newEnvironment) {
    return new ServerOptions(port, address, data, hosts, connectors, newEnvironment, limits, clock);
  }

  /** The same with other limits. */
  public ServerOptions with(Limits newLimits) {
    return new ServerOptions(port, address, data, hosts, connectors, environment, newLimits, clock);
  }

  /** The same to look at what is kept: no job is taken up, and no schedule is followed. */
  public ServerOptions atRest() {
    return with(limits.withJobs(0));
  }

  /** The same with another clock. */
  public ServerOptions with(Clock newClock) {
    return new ServerOptions(port, address, data, hosts, connectors, environment, limits, newClock);
  }
}
