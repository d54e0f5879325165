package dev.exercise.marketplace.workshop;

import dev.exercise.marketplace.mart.Column;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartDifference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares what a mart's name means in a session with the stored truth. The server does it: most
 * mistakes move few rows, and fetching all of them takes longer than computing them.
 */
final class AnswerDifference {

  private AnswerDifference() {}

  static MartDifference read(Connection connection, Mart mart) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    List<Object[]> gone = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql(mart));
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        (result.getBoolean("is_gone") ? gone : rows).add(Row.read(result, mart.columns()));
      }
    }
    return new MartDifference(mart, rows, gone);
  }

  private static String sql(Mart mart) {
    List<String> columns = mart.columns().stream().map(Column::name).toList();
    List<String> values = columns.stream().filter(column -> !mart.isKey(column)).toList();
    List<String> keys = mart.grain();
    String join =
        keys.stream()
            .map("truth.%1$s = answer.%1$s"::formatted)
            .collect(Collectors.joining(" and "));
    String keyOnly =
        columns.stream()
            .map(column -> mart.isKey(column) ? "truth." + column : "null")
            .collect(Collectors.joining(", "));
    return Script.beside(AnswerDifference.class, "answer_difference.sql")
        .replace("${mart}", mart.name())
        .replace("${columns}", String.join(", ", columns))
        .replace("${keys}", String.join(", ", keys))
        .replace("${first_key}", keys.get(0))
        .replace("${same_key}", join)
        .replace("${answer_columns}", prefixed("answer", columns))
        .replace("${answer_keys}", prefixed("answer", keys))
        .replace("${answer_values}", prefixed("answer", values))
        .replace("${truth_values}", prefixed("truth", values))
        .replace("${truth_keys_only}", keyOnly);
  }

  private static String prefixed(String table, List<String> columns) {
    Stream<String> names = columns.stream().map(column -> table + "." + column);
    return names.collect(Collectors.joining(", "));
  }
}
