package dev.exercise.marketplace.workshop;

import dev.exercise.marketplace.defect.Defect;
import dev.exercise.marketplace.mart.Column;
import dev.exercise.marketplace.mart.Mart;
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

/**
 * Marts as views on the clean world, with the views of mistakes between them. Each view lies in a
 * schema of its own in front of the search path, so that its query finds below what it replaces:
 * first the replaced tables, then each mart and what replaces it, in reading order. All of it lives
 * in a transaction that is rolled back.
 */
final class AnswerStack implements AutoCloseable {

  private final Connection connection;
  private final List<Mistake> mistakes;
  private final List<String> searchPath = new ArrayList<>(List.of("clean", "workshop"));

  AnswerStack(Connection connection, List<Mistake> mistakes) throws SQLException {
    this.connection = connection;
    this.mistakes = List.copyOf(mistakes);
    connection.setAutoCommit(false);
    Set<String> marts = Marts.all().stream().map(Mart::name).collect(Collectors.toSet());
    for (Mistake mistake : this.mistakes) {
      for (OverlayView view : mistake.views()) {
        if (!marts.contains(view.name())) {
          lay(view.sql(), "mistake " + mistake.id());
        }
      }
    }
    for (MartQuery query : Marts.queries()) {
      String name = query.mart().name();
      lay("create view %s as\n%s".formatted(name, query.sql()), "mart " + name);
      layReplacementsOf(name);
    }
  }

  private void layReplacementsOf(String mart) throws SQLException {
    for (Mistake mistake : mistakes) {
      for (OverlayView view : mistake.views()) {
        if (view.name().equals(mart)) {
          lay(view.sql(), "mistake " + mistake.id());
        }
      }
    }
  }

  MartTable read(Mart mart) throws SQLException {
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
    lay(
        "create view ledger as select * from workshop.ledger where defect_id = '%s'"
            .formatted(defect.id()),
        "defect " + defect.id());
    try (PreparedStatement statement = connection.prepareStatement(query.touchedSql());
        ResultSet result = statement.executeQuery()) {
      Set<List<Object>> keys = new HashSet<>();
      while (result.next()) {
        keys.add(List.of(Row.read(result, grain)));
      }
      return keys;
    }
  }

  private void lay(String view, String whose) throws SQLException {
    String schema = "layer_" + searchPath.size();
    searchPath.add(0, schema);
    try (Statement statement = connection.createStatement()) {
      statement.execute("create schema " + schema);
      statement.execute("set local search_path to " + String.join(", ", searchPath));
      statement.execute(view);
    } catch (SQLException problem) {
      throw new SQLException(
          "The view of %s cannot be made: %s".formatted(whose, problem.getMessage()),
          problem.getSQLState(),
          problem);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
  }
}
