package dev.exercise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.timeline.Moment;
import dev.exercise.timeline.Timeline;
import dev.exercise.timeline.TimelineReading;
import dev.exercise.timeline.Trace;
import dev.exercise.timeline.Traces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the candidate asks is kept when the server goes, and told apart from what loads. */
final class KeptSourceLogTest {

  @Test
  void onlyWhatTheCandidateAskedIsToldAndOutlivesTheServer() throws Exception {
    Path kept = TestHome.ledger().scratch("kept-log").resolve("source.log");
    try (PostgresCluster cluster =
        PostgresCluster.start(
            TestHome.ledger(),
            "a test's Postgres",
            "logged",
            Ports.oneFree(),
            PostgresCluster.SMALL)) {
      cluster.keepLog(kept);
      try (Connection owner = cluster.server().connect("postgres");
          Statement statement = owner.createStatement()) {
        statement.execute("create database marketplace");
      }
      try (Connection owner = cluster.server().connect("marketplace");
          Statement statement = owner.createStatement()) {
        statement.execute("create table orders (order_id bigint)");
        statement.execute(Workshop.access("marketplace"));
        statement.execute("select 'planted' from orders");
      }
      ask(cluster, "psql", "select count(*) from orders");
      ask(cluster, "airbyte source-postgres", "select * from orders");
    }

    Trace.Unread none = new Trace.Unread("none");
    Timeline timeline =
        TimelineReading.of(
            Instant.EPOCH,
            new Traces(Trace.of(Files.readString(kept)), none, none, none, List.of()),
            List.of(),
            List.of(),
            Set.of());

    assertThat(timeline.moments())
        .extracting(Moment::what)
        .containsExactly("select count(*) from orders");
    TestHome.ledger().discard(kept.getParent());
  }

  private static void ask(PostgresCluster cluster, String program, String query)
      throws SQLException {
    try (Connection candidate =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/marketplace?ApplicationName=%s"
                    .formatted(cluster.server().port(), program.replace(" ", "%20")),
                "marketplace",
                "marketplace_secret");
        Statement statement = candidate.createStatement()) {
      statement.execute(query);
    }
  }
}
