package dev.exercise.marketplace;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A running Postgres server and the role to reach it with.
 *
 * @param host name or address
 * @param port TCP port, 1 to 65535
 * @param user role; creating databases needs one that may
 * @param password its password, empty where none is asked for
 */
public record PostgresServer(String host, int port, String user, String password) {

  public PostgresServer {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("Port %d is not between 1 and 65535.".formatted(port));
    }
  }

  /** The JDBC address of a database on this server, without credentials. */
  public String url(String database) {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
  }

  /** Opens a connection that the caller closes. */
  public Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    return DriverManager.getConnection(url(database), properties);
  }

  @Override
  public String toString() {
    return "%s@%s:%d".formatted(user, host, port);
  }
}
