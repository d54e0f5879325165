package dev.exercise.stack;

import dev.exercise.Problem;
import dev.exercise.marketplace.PostgresServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** A Postgres of the tool's own, in a scratch directory; its databases go when it is closed. */
final class PostgresCluster implements AutoCloseable {

  /** A server that is treated like one that matters: what is committed is on disk. */
  static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "max_connections", "100");

  /**
   * A server whose databases are made anew when it breaks: nothing waits for the disk. After a
   * crash it stays down, since it would come back with unlogged tables that are empty.
   */
  static final Map<String, String> SCRATCH =
      Map.ofEntries(
          Map.entry("fsync", "off"),
          Map.entry("synchronous_commit", "off"),
          Map.entry("full_page_writes", "off"),
          Map.entry("wal_level", "minimal"),
          Map.entry("max_wal_senders", "0"),
          Map.entry("max_wal_size", "4GB"),
          Map.entry("autovacuum", "off"),
          Map.entry("restart_after_crash", "off"),
          Map.entry("shared_buffers", "256MB"),
          Map.entry("work_mem", "64MB"),
          Map.entry("maintenance_work_mem", "256MB"));

  /** A server for little, which is made anew with what it serves: a few dozen MB. */
  static final Map<String, String> SMALL =
      Map.of(
          "fsync", "off",
          "synchronous_commit", "off",
          "full_page_writes", "off",
          "shared_buffers", "64MB",
          "max_connections", "60");

  private static final String SUPERUSER = "postgres";
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration POLL = Duration.ofMillis(10);
  // invalid_password, invalid_authorization_specification
  private static final Set<String> REFUSALS = Set.of("28P01", "28000");

  private final ProcessLedger ledger;
  private final Path directory;
  private final EmbeddedPostgres postgres;
  private final String password;

  private PostgresCluster(
      ProcessLedger ledger, Path directory, EmbeddedPostgres postgres, String password) {
    this.ledger = ledger;
    this.directory = directory;
    this.postgres = postgres;
    this.password = password;
  }

  /**
   * Makes a cluster and starts its server.
   *
   * @param service as a user reads it: "the source Postgres"
   * @param name of its scratch directory
   */
  static PostgresCluster start(
      ProcessLedger ledger, String service, String name, int port, Map<String, String> settings) {
    Ports.requireFree(port, service);
    Path directory = ledger.scratch(name);
    Path log = directory.resolve("log");
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setDataDirectory(directory.resolve("data"))
            .setOverrideWorkingDirectory(ledger.home().resolve("postgres").toFile())
            .setRegisterShutdownHook(false)
            .setPGStartupWait(START_LIMIT)
            // The same order and case of characters on every machine.
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("timezone", "UTC")
            .setServerConfig("log_timezone", "UTC")
            .setOutputRedirector(Redirect.appendTo(log.toFile()))
            .setErrorRedirector(Redirect.appendTo(log.toFile()));
    settings.forEach(builder::setServerConfig);
    try {
      EmbeddedPostgres postgres = builder.start();
      Postmaster.running(directory.resolve("data"))
          .ifPresent(postmaster -> ledger.started(postmaster, service));
      return new PostgresCluster(
          ledger, directory, postgres, askForPasswords(postgres, directory.resolve("data")));
    } catch (IOException | SQLException | RuntimeException e) {
      ledger.requireOpenAfterFailure();
      String lines = lastLines(log);
      Postmaster.runningBelow(directory).forEach(Postmaster::stop);
      ledger.discard(directory);
      throw new Problem(
          "%s did not start on port %d: %s. Its last lines:%n%s"
              .formatted(capitalised(service), port, e.getMessage(), lines),
          e);
    }
  }

  /** The server, with its superuser. */
  PostgresServer server() {
    return new PostgresServer("127.0.0.1", postgres.getPort(), SUPERUSER, password);
  }

  /**
   * Lets the server's log be in a second place, too, where it stays when the cluster goes.
   *
   * @throws IOException where the file system cannot do that
   */
  void keepLog(Path file) throws IOException {
    Files.createLink(file, directory.resolve("log"));
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Postmaster.runningBelow(directory).forEach(Postmaster::stop);
      ledger.discard(directory);
    }
  }

  /**
   * A new cluster lets everybody in as anybody: neither would a wrong password be noticed, nor
   * would the truth be safe from code that runs beside it. Returns the superuser's password.
   */
  private static String askForPasswords(EmbeddedPostgres postgres, Path data)
      throws IOException, SQLException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter role " + SUPERUSER + " password '" + password + "'");
      // As in the Compose file: the log says which program asks.
      statement.execute("alter system set log_line_prefix = '%m [%p] <%a> '");
      Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
      statement.execute("select pg_reload_conf()");
    }
    // Not an empty password: with that the driver itself gives up, before the server says no.
    awaitThatStrangersAreRefused(
        new PostgresServer("127.0.0.1", postgres.getPort(), SUPERUSER, "stranger"));
    return password;
  }

  /** The server reads its new rules a moment after it is told to. */
  private static void awaitThatStrangersAreRefused(PostgresServer stranger) {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    String last;
    do {
      try (Connection letIn = stranger.connect(SUPERUSER)) {
        last = "it lets %s in without a password".formatted(letIn.getMetaData().getUserName());
      } catch (SQLException e) {
        if (isRefusal(e)) {
          return;
        }
        last = e.getMessage();
      }
      LockSupport.parkNanos(POLL.toNanos());
    } while (System.nanoTime() < end && !Thread.currentThread().isInterrupted());
    throw new Problem(
        "The Postgres on port %d does not ask for passwords: %s. Run the command again."
            .formatted(stranger.port(), last));
  }

  /** Whether the server says that it lets nobody in so; any other trouble shows nothing. */
  static boolean isRefusal(SQLException e) {
    return REFUSALS.contains(String.valueOf(e.getSQLState()));
  }

  private static String capitalised(String service) {
    return Character.toUpperCase(service.charAt(0)) + service.substring(1);
  }

  private static String lastLines(Path log) {
    try {
      var lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    } catch (IOException e) {
      return "(it wrote no log)";
    }
  }
}
