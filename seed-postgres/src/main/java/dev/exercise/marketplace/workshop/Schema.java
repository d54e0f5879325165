package dev.exercise.marketplace.workshop;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.Defect;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.defect.Defects;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** What Flyway does here: the nine tables in a schema, and the defects in the dirty ones. */
final class Schema {

  private static final String ROOM = "classpath:dev/exercise/marketplace/";
  private static final String HISTORY = "flyway_schema_history";

  private Schema() {}

  /** Makes the nine tables in a schema and leaves nothing else there. */
  static void create(PostgresServer server, String database, String schema) throws SQLException {
    configuration(server, database, schema)
        .locations(ROOM + "schema")
        .placeholderReplacement(false)
        .load()
        .migrate();
    Databases.execute(server, database, "drop table %s.%s".formatted(schema, HISTORY));
  }

  /**
   * Plants the defects in schema {@code dirty}; the history of it stays in the workshop, and so
   * does what the migrations were told.
   */
  static void plant(
      PostgresServer server, String database, World world, Depth depth, DefectRates rates)
      throws SQLException {
    Map<String, String> placeholders = new TreeMap<>(BusinessDay.HISTORY.placeholders());
    placeholders.put("seed", Long.toString(world.seed()));
    for (Defect defect : Defects.all()) {
      placeholders.put(defect.id(), rates.rate(defect, depth).toPlainString());
    }
    remember(server, database, placeholders);
    migrate(server, database, placeholders);
  }

  /** Plants the same defects at the same rates in what is of another day. */
  static void plantAgain(
      PostgresServer server, String database, BusinessDay day, Map<String, String> placeholders)
      throws SQLException {
    Map<String, String> told = new TreeMap<>(placeholders);
    told.putAll(day.placeholders());
    Databases.execute(server, database, "drop table workshop." + HISTORY);
    migrate(server, database, told);
  }

  /** What the migrations were told when the workshop was built. */
  static Map<String, String> placeholders(PostgresServer server, String database)
      throws SQLException {
    Map<String, String> placeholders = new TreeMap<>();
    try (Connection connection = Databases.connect(server, database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select name, value from workshop.placeholders")) {
      while (rows.next()) {
        placeholders.put(rows.getString("name"), rows.getString("value"));
      }
    }
    return placeholders;
  }

  private static void remember(
      PostgresServer server, String database, Map<String, String> placeholders)
      throws SQLException {
    try (Connection connection = Databases.connect(server, database);
        PreparedStatement statement =
            connection.prepareStatement(
                "insert into workshop.placeholders (name, value) values (?, ?)")) {
      for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
        statement.setString(1, placeholder.getKey());
        statement.setString(2, placeholder.getValue());
        statement.addBatch();
      }
      int[] unused = statement.executeBatch();
    }
  }

  /** Runs the defects' migrations; then whatever they added gets a number like any other. */
  private static void migrate(
      PostgresServer server, String database, Map<String, String> placeholders)
      throws SQLException {
    configuration(server, database, "workshop")
        .locations(ROOM + "defect")
        .placeholders(placeholders)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
    Databases.execute(server, database, Script.beside(Schema.class, "renumber.sql"));
  }

  private static FluentConfiguration configuration(
      PostgresServer server, String database, String schema) {
    return Flyway.configure()
        .dataSource(server.url(database), server.user(), server.password())
        .initSql(Databases.SESSION)
        .defaultSchema(schema)
        .table(HISTORY)
        .failOnMissingLocations(true);
  }
}
