package dev.exercise.airbyte.source;

import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConnectorException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where the source's tables are, and the role that reads them.
 *
 * @param host name or address
 * @param port TCP port, 1 to 65535
 * @param database its name
 * @param schemas the ones whose tables become streams; empty for all
 * @param username role
 * @param password its password, empty where none is asked for
 * @param sslMode whether the connection is encrypted
 * @param driverProperties further settings of the driver, all of them harmless ones
 */
public record PostgresSourceConfig(
    String host,
    int port,
    String database,
    List<String> schemas,
    String username,
    String password,
    SslMode sslMode,
    Map<String, String> driverProperties) {

  /** A name, an IPv4 address or an IPv6 address: nothing that could go on to be another URL. */
  private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}._-]+|\\[?[0-9A-Fa-f:.]+]?");

  public PostgresSourceConfig {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("Port %d is not between 1 and 65535.".formatted(port));
    }
    schemas = List.copyOf(schemas);
    driverProperties = Map.copyOf(driverProperties);
    if (host.isBlank() || database.isBlank() || username.isBlank()) {
      throw new IllegalArgumentException("A Postgres source needs a host, a database and a user.");
    }
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a host: write its name or address alone, without scheme or port."
              .formatted(host));
    }
    if (schemas.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("A schema needs a name. Leave the empty one out.");
    }
    for (String name : driverProperties.keySet()) {
      DriverProperties.requireHarmless(name);
    }
  }

  /** One schema, over a connection that is encrypted where the server offers it. */
  public PostgresSourceConfig(
      String host, int port, String database, String schema, String username, String password) {
    this(host, port, database, List.of(schema), username, password, SslMode.PREFER, Map.of());
  }

  /** The host as an URL takes it. */
  String urlHost() {
    return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /** Where it points to, without the password. */
  @Override
  public String toString() {
    return "%s@%s:%d/%s, %s".formatted(username, host, port, database, schemaNames());
  }

  /**
   * Refuses what lies outside of the schemas.
   *
   * @throws ConnectorException when the stream does
   */
  void requireSchema(AirbyteStream stream) {
    if (!schemas.isEmpty() && !schemas.contains(stream.namespace())) {
      throw ConnectorException.config(
          "Table %s lies outside of the source's %s. Add its schema there, or leave it out."
              .formatted(stream.label(), schemaNames()));
    }
  }

  private String schemaNames() {
    return switch (schemas.size()) {
      case 0 -> "all schemas";
      case 1 -> "schema " + schemas.get(0);
      default -> "schemas " + String.join(", ", schemas);
    };
  }
}
