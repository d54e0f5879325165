package dev.exercise.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exercise.marketplace.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Runs a script as psql would, as far as the source's scripts go. */
final class PsqlScript {

  private final PostgresServer server;
  private Connection connection;

  private PsqlScript(PostgresServer server) throws SQLException {
    this.server = server;
    this.connection = server.connect("postgres");
  }

  static void run(PostgresServer server, Path file) throws IOException, SQLException {
    try (InputStream bytes = Files.newInputStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, UTF_8))) {
      new PsqlScript(server).run(lines);
    }
  }

  private void run(BufferedReader lines) throws IOException, SQLException {
    StringBuilder pending = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("\\connect ")) {
        connection.close();
        connection = server.connect(line.substring("\\connect ".length()));
      } else if (line.equals("\\gexec")) {
        for (String statement : results(pending.toString())) {
          execute(statement);
        }
        pending.setLength(0);
      } else if (line.startsWith("copy ")) {
        execute(pending.toString());
        pending.setLength(0);
        copy(line.replace(";", ""), lines);
      } else {
        pending.append(line).append('\n');
      }
    }
    // A vacuum is alone in its transaction; the driver would put it into one with its neighbours.
    for (String statements : pending.toString().split("(?=vacuum )", -1)) {
      execute(statements);
    }
    connection.close();
  }

  private void copy(String command, BufferedReader lines) throws IOException, SQLException {
    CopyIn rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
    for (String line = lines.readLine(); !line.equals("\\."); line = lines.readLine()) {
      byte[] row = (line + "\n").getBytes(UTF_8);
      rows.writeToCopy(row, 0, row.length);
    }
    rows.endCopy();
  }

  private void execute(String statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  private List<String> results(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
