package dev.exercise.marketplace.workshop;

import dev.exercise.marketplace.defect.Defect;
import dev.exercise.marketplace.mart.Column;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartDifference;
import dev.exercise.marketplace.mart.MartQuery;
import dev.exercise.marketplace.mart.MartTable;
import dev.exercise.marketplace.mart.Marts;
import dev.exercise.marketplace.mistake.Mistake;
import dev.exercise.marketplace.mistake.OverlayView;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * The stored truth, with the views of mistakes laid over it. Each layer is a schema of its own in
 * front of the search path, so that a view finds below what it replaces: first the replaced tables,
 * then, in reading order, each mart that depends on something replaced, computed anew, and what
 * replaces it. All of it lives in a transaction that is rolled back.
 */
final class AnswerStack implements AutoCloseable {

  /** Unlogged tables come back empty when their server crashed: no answer is better than that. */
  private static final String NOT_EMPTIED =
      """
      do $$
      begin
          if not exists (select from clean.users) then
              raise 'The workshop has lost its rows: its server crashed. Build it again.';
          end if;
      end
      $$;
      """;

  private final Connection connection;
  private final String prefix;
  private final List<String> searchPath = new ArrayList<>(List.of("truth", "clean", "workshop"));
  private final Set<String> replaced = new HashSet<>();
  private final StringBuilder layers = new StringBuilder();

  /**
   * @param marts those that will be asked for; what only others need is not computed
   */
  AnswerStack(Connection connection, List<Mart> marts, List<Mistake> mistakes) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    // Two sessions that made a schema of one name would wait for each other.
    prefix = "layer_%d_".formatted(connection.unwrap(PGConnection.class).getBackendPID());
    List<OverlayView> views =
        mistakes.stream().flatMap(mistake -> mistake.views().stream()).toList();
    addLayers(views, needed(marts, views));
    try (Statement statement = connection.createStatement()) {
      // All at once: a round trip for each would take longer than most answers.
      statement.execute(NOT_EMPTIED + layers + searchPathStatement());
    } catch (SQLException problem) {
      throw new SQLException(
          "The overlay of %s cannot be laid over the truth: %s"
              .formatted(mistakes.stream().map(Mistake::id).toList(), problem.getMessage()),
          problem.getSQLState(),
          problem);
    }
  }

  /** Names of these marts and of those that they are computed from. */
  private static Set<String> needed(List<Mart> marts, List<OverlayView> views) {
    Set<String> needed = names(marts);
    List<MartQuery> queries = Marts.queries();
    Set<String> all = names(Marts.all());
    for (int index = queries.size() - 1; index >= 0; index--) {
      String name = queries.get(index).mart().name();
      boolean isRead =
          queries.stream()
              .anyMatch(reader -> needed.contains(reader.mart().name()) && reader.mentions(name));
      boolean isReadByOverlay =
          views.stream()
              .filter(view -> !all.contains(view.name()) || needed.contains(view.name()))
              .anyMatch(view -> view.sql().contains(name));
      if (isRead || isReadByOverlay) {
        needed.add(name);
      }
    }
    return needed;
  }

  private static Set<String> names(List<Mart> marts) {
    return marts.stream().map(Mart::name).collect(Collectors.toCollection(HashSet::new));
  }

  private void addLayers(List<OverlayView> views, Set<String> needed) {
    Set<String> marts = names(Marts.all());
    for (OverlayView view : views) {
      if (!marts.contains(view.name())) {
        addLayer(view.name(), view.sql());
      }
    }
    for (MartQuery query : Marts.queries()) {
      String name = query.mart().name();
      if (!needed.contains(name)) {
        continue;
      }
      if (replaced.stream().anyMatch(query::mentions)) {
        // A table: the marts and views above read it more than once.
        addLayer(name, "create unlogged table %s as\n%s".formatted(name, query.sql()));
      }
      for (OverlayView view : views) {
        if (view.name().equals(name)) {
          addLayer(name, view.sql());
        }
      }
    }
  }

  private void addLayer(String name, String sql) {
    String schema = prefix + searchPath.size();
    searchPath.add(0, schema);
    replaced.add(name);
    layers
        .append("create schema %s;\n".formatted(schema))
        .append(searchPathStatement())
        .append(sql)
        .append(";\n");
  }

  private String searchPathStatement() {
    return "set local search_path to %s;\n".formatted(String.join(", ", searchPath));
  }

  MartTable read(Mart mart) throws SQLException {
    return read(connection, mart);
  }

  MartDifference difference(Mart mart) throws SQLException {
    return AnswerDifference.read(connection, mart);
  }

  /** The rows of the table or view that a mart's name means in a session. */
  static MartTable read(Connection connection, Mart mart) throws SQLException {
    String columns = mart.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    try (PreparedStatement statement =
            connection.prepareStatement("select %s from %s".formatted(columns, mart.name()));
        ResultSet result = statement.executeQuery()) {
      List<Object[]> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(Row.read(result, mart.columns()));
      }
      return new MartTable(mart, rows);
    }
  }

  Set<List<Object>> touched(Defect defect, Mart mart) throws SQLException {
    MartQuery query =
        Marts.queries().stream().filter(each -> each.mart().equals(mart)).findFirst().orElseThrow();
    List<Column> grain =
        mart.grain().stream().map(name -> mart.columns().get(mart.indexOf(name))).toList();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create schema %1$s;
          create view %1$s.ledger as select * from workshop.ledger where defect_id = '%2$s';
          set local search_path to %1$s, %3$s
          """
              .formatted(prefix + "touched", defect.id(), String.join(", ", searchPath)));
    }
    try (PreparedStatement statement = connection.prepareStatement(query.touchedSql());
        ResultSet result = statement.executeQuery()) {
      Set<List<Object>> keys = new HashSet<>();
      while (result.next()) {
        keys.add(List.of(Row.read(result, grain)));
      }
      return keys;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
  }
}
