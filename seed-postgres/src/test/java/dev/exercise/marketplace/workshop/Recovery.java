package dev.exercise.marketplace.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartQuery;
import dev.exercise.marketplace.mart.Marts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The candidate's way: from the dirty tables alone to the marts. */
final class Recovery {

  private Recovery() {}

  static void assertLeadsToTheTruth(Workshop workshop, String database) throws SQLException {
    try (Connection connection = Databases.connect(Cluster.server(), database);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(Script.beside(Recovery.class, "recovered.sql"));
      statement.execute("set local search_path to recovered, workshop");
      for (MartQuery query : Marts.queries()) {
        statement.execute(
            "create table recovered.%s as %s".formatted(query.mart().name(), query.sql()));
      }
      for (Mart mart : Marts.all()) {
        assertThat(Cells.differences(workshop.truth(mart), AnswerStack.read(connection, mart)))
            .as(mart.name())
            .isEmpty();
      }
      connection.rollback();
    }
  }
}
