package dev.exercise.marketplace.workshop;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.mart.MartQuery;
import dev.exercise.marketplace.mart.Marts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.postgresql.PGConnection;

/** The making of a workshop in an empty database. */
final class Construction {

  private final PostgresServer server;
  private final String database;
  private final Progress progress;

  Construction(PostgresServer server, String database, Progress progress) {
    this.server = server;
    this.database = database;
    this.progress = progress;
  }

  void run(World world, Depth depth, DefectRates rates, CleanWorldLoader loader)
      throws SQLException {
    // Losing a workshop costs seconds: it is made anew from the seed.
    execute("alter database %s set synchronous_commit = off".formatted(database));
    for (String schema : List.of("clean", "dirty")) {
      Schema.create(server, database, schema);
      withoutLog(schema);
      execute(
          Script.beside(Construction.class, "without_cursor_indexes.sql")
              .replace("${schema}", schema));
    }
    execute(Script.beside(Construction.class, "workshop.sql"));
    loadExchangeRates();
    execute(Script.beside(Construction.class, "daily_rates.sql"));
    loader.load(server, database, "clean", world, progress);
    copyCleanToDirty();
    step("defects", () -> Schema.plant(server, database, world, depth, rates));
    step("truth", () -> storeTruth(server, database));
  }

  /** Tables that refer to others come first: a logged table may not refer to an unlogged one. */
  private void withoutLog(String schema) throws SQLException {
    List<SourceTable> tables = new ArrayList<>(List.of(SourceTable.values()));
    Collections.reverse(tables);
    for (SourceTable table : tables) {
      execute("alter table %s.%s set unlogged".formatted(schema, table.table()));
    }
  }

  private void loadExchangeRates() throws SQLException {
    try (Connection connection = Databases.connect(server, database);
        InputStream rates = Script.open(Marts.class, "exchange_rates.csv")) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy workshop.exchange_rates from stdin (format csv, header match)", rates);
    } catch (IOException problem) {
      throw new UncheckedIOException("exchange_rates.csv is not readable.", problem);
    }
  }

  private void copyCleanToDirty() throws SQLException {
    try (Connection connection = Databases.connect(server, database);
        Statement statement = connection.createStatement()) {
      for (SourceTable table : SourceTable.values()) {
        try (Progress.Task task = progress.begin("copy of " + table.table(), 0)) {
          task.advance(
              statement.executeLargeUpdate(
                  "insert into dirty.%1$s select * from clean.%1$s order by %2$s"
                      .formatted(table.table(), table.primaryKey())));
        }
      }
      statement.execute("analyze");
    }
  }

  /** The answers without a mistake are asked for again and again. */
  static void storeTruth(PostgresServer server, String database) throws SQLException {
    StringBuilder truth =
        new StringBuilder("create schema truth; set search_path to truth, clean, workshop;\n");
    for (MartQuery query : Marts.queries()) {
      truth.append(
          "create unlogged table %s as\n%s;\n".formatted(query.mart().name(), query.sql()));
    }
    Databases.execute(server, database, truth.append("analyze").toString());
  }

  @FunctionalInterface
  private interface Step {
    void run() throws SQLException;
  }

  private void step(String name, Step step) throws SQLException {
    try (Progress.Task task = progress.begin(name, 0)) {
      step.run();
      task.advance(0);
    }
  }

  private void execute(String sql) throws SQLException {
    Databases.execute(server, database, sql);
  }
}
