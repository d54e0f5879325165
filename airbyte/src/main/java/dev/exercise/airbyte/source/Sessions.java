package dev.exercise.airbyte.source;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Opens connections whose output does not depend on the server's, the role's or the JVM's set-up.
 */
final class Sessions {

  /**
   * Kept, because a logger that nobody holds forgets its level. The driver's errors reach us
   * anyway.
   */
  private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

  private static final String SESSION_SQL = Sql.read("session.sql");

  static {
    DRIVER_LOG.setLevel(Level.OFF);
  }

  private Sessions() {}

  static Connection open(PostgresSourceConfig config) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "airbyte source-postgres");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "10");
    // Longer than the lock time-out: a server that says nothing for this long is gone.
    properties.setProperty("socketTimeout", "90");
    properties.setProperty("tcpKeepAlive", "true");
    config.driverProperties().forEach(properties::setProperty);
    properties.setProperty("sslmode", config.sslMode().wireName());
    properties.setProperty("user", config.username());
    properties.setProperty("password", config.password());
    Connection connection = DriverManager.getConnection(url(config), properties);
    try (Statement statement = connection.createStatement()) {
      statement.execute(SESSION_SQL);
    } catch (SQLException exception) {
      connection.close();
      throw exception;
    }
    return connection;
  }

  /** The database is encoded, so that no name of one can add parameters. */
  private static String url(PostgresSourceConfig config) {
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(
            config.urlHost(),
            config.port(),
            URLEncoder.encode(config.database(), StandardCharsets.UTF_8));
  }
}
