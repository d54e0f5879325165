package dev.exercise.marketplace.workshop;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.Defect;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.defect.Defects;
import java.sql.SQLException;
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

  /** Plants the defects in schema {@code dirty}; the history of it stays in the workshop. */
  static void plant(
      PostgresServer server, String database, World world, Depth depth, DefectRates rates) {
    Map<String, String> placeholders = new TreeMap<>();
    placeholders.put("seed", Long.toString(world.seed()));
    for (Defect defect : Defects.all()) {
      placeholders.put(defect.id(), rates.rate(defect, depth).toPlainString());
    }
    configuration(server, database, "workshop")
        .locations(ROOM + "defect")
        .placeholders(placeholders)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
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
