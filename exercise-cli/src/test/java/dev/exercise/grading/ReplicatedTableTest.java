package dev.exercise.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.replay.Planting;
import dev.exercise.stack.ScratchPostgres;
import dev.exercise.stack.TestHome;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is accepted is read off a world and its next day, not believed. */
final class ReplicatedTableTest {

  private static ScratchPostgres postgres;
  private static Connection source;

  @BeforeAll
  static void letADayPass() throws SQLException {
    postgres = ScratchPostgres.start(TestHome.ledger());
    PostgresServer server = postgres.server();
    Workshop workshop =
        Planting.plant(server, server, World.of(1, "0.3"), Depth.FULL, Progress.NONE);
    Workshop next = workshop.nextDay(Progress.NONE);
    source = server.connect("marketplace");
    run("create schema before");
    for (ReplicatedTable table : ReplicatedTable.of(Depth.FULL)) {
      run("create table before.%1$s as table public.%1$s".formatted(table.table()));
    }
    next.advance(server, Progress.NONE);
  }

  @AfterAll
  static void stop() throws SQLException {
    source.close();
    postgres.close();
  }

  @Test
  void onlyAcceptedCursorsMissNoRowOfTheNextDay() throws SQLException {
    Map<String, Set<String>> complete = new LinkedHashMap<>();
    Map<String, Set<String>> accepted = new LinkedHashMap<>();
    for (ReplicatedTable table : ReplicatedTable.of(Depth.FULL)) {
      if (table.table().equals("categories")) {
        // Nothing happens to them on that day, so any cursor would do.
        continue;
      }
      Set<String> cursors = new TreeSet<>();
      for (String column : columns(table)) {
        if (hasGreatest(table, column) && missed(table, column) == 0) {
          cursors.add(column);
        }
      }
      complete.put(table.table(), cursors);
      accepted.put(table.table(), new TreeSet<>(table.cursors()));
    }
    assertThat(complete).isEqualTo(accepted);
  }

  @Test
  void noAcceptedKeyIsSharedByRowsThatAreDifferent() throws SQLException {
    Set<String> arrival =
        Set.of("payment_event_id", "received_at", "log_id", "logged_at", "updated_at");
    for (ReplicatedTable table : ReplicatedTable.of(Depth.FULL)) {
      for (Set<String> key : table.keys()) {
        String rest =
            columns(table).stream()
                .filter(column -> !arrival.contains(column))
                .map(column -> tidy(column))
                .collect(Collectors.joining(", "));
        assertThat(
                number(
                    "select count(*) from (select 1 from %s group by %s having count(distinct (%s)::text) > 1) as shared"
                        .formatted(table.table(), String.join(", ", key), rest)))
            .as("%s by %s", table.table(), key)
            .isZero();
      }
    }
  }

  @Test
  void everyOtherIdIsSharedByRowsThatAreDifferent() throws SQLException {
    List<String> apart = new ArrayList<>();
    for (ReplicatedTable table : ReplicatedTable.of(Depth.FULL)) {
      for (String column : columns(table)) {
        boolean isKey = !column.endsWith("_id") || table.keys().contains(Set.of(column));
        long shared =
            number(
                "select count(*) - count(distinct %s::text) from %s"
                    .formatted(column, table.table()));
        if (shared == 0 && !isKey) {
          apart.add(table.table() + "." + column);
        }
      }
    }
    assertThat(apart).isEmpty();
  }

  private static long missed(ReplicatedTable table, String column) throws SQLException {
    String key = table.keys().get(0).iterator().next();
    return number(
        """
        select count(*)
        from public.%1$s as now
        left join before.%1$s as earlier using (%2$s)
        where earlier is distinct from now
          and (now.%3$s is null or now.%3$s <= (select max(%3$s) from before.%1$s))
        """
            .formatted(table.table(), key, column));
  }

  private static boolean hasGreatest(ReplicatedTable table, String column) throws SQLException {
    return number(
            """
            select count(*) from information_schema.columns
            where table_schema = 'public' and table_name = '%s' and column_name = '%s'
              and data_type not in ('boolean', 'jsonb')
            """
                .formatted(table.table(), column))
        == 1;
  }

  /** The same code in another case, or with blanks around it, is the same. */
  private static String tidy(String column) {
    return column.equals("currency") ? "upper(trim(currency))" : column;
  }

  private static List<String> columns(ReplicatedTable table) throws SQLException {
    Set<String> columns = new LinkedHashSet<>();
    try (ResultSet rows = source.getMetaData().getColumns(null, "public", table.table(), null)) {
      while (rows.next()) {
        columns.add(rows.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(columns);
  }

  private static long number(String sql) throws SQLException {
    try (Statement statement = source.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void run(String sql) throws SQLException {
    try (Statement statement = source.createStatement()) {
      statement.execute(sql);
    }
  }
}
