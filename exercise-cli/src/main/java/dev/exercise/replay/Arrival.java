package dev.exercise.replay;

import dev.exercise.marketplace.PostgresServer;
import dev.exercise.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether a table's rows arrived as they are in the source. Every change of a row moves its {@code
 * updated_at}, so a row has arrived when the warehouse has a version of it that is as new.
 *
 * @param rows in the source
 * @param missed those of them that the warehouse does not have, or only an older version of
 */
record Arrival(long rows, long missed) {

  private static final String CHANGED = "updated_at";

  /**
   * Looks at both sides.
   *
   * @param identity the columns by which a row is known again
   * @throws SQLException when the source cannot be read
   */
  static Arrival of(PostgresServer source, Warehouse warehouse, String table, List<String> identity)
      throws SQLException {
    Map<List<String>, Long> arrived = warehouse.latest(RawTables.DATASET, table, identity, CHANGED);
    String columns = identity.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
    long rows = 0;
    long missed = 0;
    try (Connection connection = source.connect("marketplace");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select (extract(epoch from max(%s)) * 1000000)::bigint, %s from public.\"%s\" group by %s"
                    .formatted(CHANGED, columns, table, columns))) {
      while (row.next()) {
        List<String> key = new ArrayList<>();
        for (int column = 2; column <= identity.size() + 1; column++) {
          key.add(String.valueOf(row.getString(column)));
        }
        rows++;
        Long latest = arrived.get(key);
        if (latest == null || latest < row.getLong(1)) {
          missed++;
        }
      }
    }
    return new Arrival(rows, missed);
  }
}
