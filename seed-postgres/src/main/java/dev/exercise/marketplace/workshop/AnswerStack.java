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
  private final List<String> searchPath = new ArrayList<>(List.of("clean", "workshop"));

  AnswerStack(Connection connection, List<Mistake> mistakes) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    Set<String> marts = Marts.all().stream().map(Mart::name).collect(Collectors.toSet());
    StringBuilder layers = new StringBuilder();
    for (OverlayView view : views(mistakes)) {
      if (!marts.contains(view.name())) {
        layers.append(layer(view.sql()));
      }
    }
    for (MartQuery query : Marts.queries()) {
      String name = query.mart().name();
      layers.append(layer("create view %s as\n%s".formatted(name, query.sql())));
      for (OverlayView view : views(mistakes)) {
        if (view.name().equals(name)) {
          layers.append(layer(view.sql()));
        }
      }
    }
    lay(layers.toString(), mistakes.stream().map(Mistake::id).toList());
  }

  private static List<OverlayView> views(List<Mistake> mistakes) {
    return mistakes.stream().flatMap(mistake -> mistake.views().stream()).toList();
  }

  MartTable read(Mart mart) throws SQLException {
    return read(connection, mart);
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
    lay(
        layer(
            "create view ledger as select * from workshop.ledger where defect_id = '%s'"
                .formatted(defect.id())),
        defect.id());
    try (PreparedStatement statement = connection.prepareStatement(query.touchedSql());
        ResultSet result = statement.executeQuery()) {
      Set<List<Object>> keys = new HashSet<>();
      while (result.next()) {
        keys.add(List.of(Row.read(result, grain)));
      }
      return keys;
    }
  }

  /** Statements that put a view in front of all others. */
  private String layer(String view) {
    String schema = "layer_" + searchPath.size();
    searchPath.add(0, schema);
    return "create schema %s; set local search_path to %s;\n%s;\n"
        .formatted(schema, String.join(", ", searchPath), view);
  }

  /** Sends all layers at once: a round trip for each would take longer than the answers. */
  private void lay(String layers, Object whose) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(layers);
    } catch (SQLException problem) {
      throw new SQLException(
          "The views of %s cannot be laid over the marts: %s"
              .formatted(whose, problem.getMessage()),
          problem.getSQLState(),
          problem);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
  }
}
