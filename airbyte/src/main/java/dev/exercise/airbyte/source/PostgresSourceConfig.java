package dev.exercise.airbyte.source;

/**
 * Where the source's tables are, and the role that reads them.
 *
 * @param host name or address
 * @param port TCP port, 1 to 65535
 * @param database its name
 * @param schema the one whose tables become streams
 * @param username role
 * @param password its password, empty where none is asked for
 */
public record PostgresSourceConfig(
    String host, int port, String database, String schema, String username, String password) {

  public PostgresSourceConfig {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("Port %d is not between 1 and 65535.".formatted(port));
    }
    if (host.isBlank() || database.isBlank() || schema.isBlank() || username.isBlank()) {
      throw new IllegalArgumentException("A Postgres source needs a host, database, schema, user.");
    }
  }

  String url() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
  }

  /** Where it points to, without the password. */
  @Override
  public String toString() {
    return "%s@%s:%d/%s, schema %s".formatted(username, host, port, database, schema);
  }
}
