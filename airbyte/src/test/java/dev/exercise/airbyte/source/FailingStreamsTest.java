package dev.exercise.airbyte.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.Postgres;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.FailureType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class FailingStreamsTest {

  private static Postgres postgres;

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  @Test
  void oneStreamThatFailsDoesNotHoldUpTheOthers() throws Exception {
    postgres.schema(
        "mixed",
        "create table a (id int)",
        "create table b (id int)",
        "create table c (id int)",
        "create view d as select 1 / (2 - i) as i from generate_series(1, 3) as i",
        "insert into a values (1)",
        "insert into b values (2)",
        "insert into c values (3)");
    PostgresSourceConfig config = postgres.config("mixed");
    ObjectNode catalog = SourceRun.catalog(config, "a", "b", "c by id", "d");
    postgres.run("drop table mixed.b");

    SourceRun run = SourceRun.read(config, catalog, Optional.empty());

    assertThat(run.values("a", "id")).containsExactly("1");
    assertThat(run.values("c", "id")).containsExactly("3");
    assertThat(run.statuses("a")).containsExactly("STARTED", "RUNNING", "COMPLETE");
    assertThat(run.statuses("b")).containsExactly("STARTED", "INCOMPLETE");
    assertThat(run.statuses("c")).containsExactly("STARTED", "RUNNING", "COMPLETE");
    assertThat(run.statuses("d")).endsWith("INCOMPLETE");
    assertThat(run.states())
        .extracting(state -> state.at("/stream/stream_descriptor/name").asText())
        .containsExactly("a", "c");
    assertThat(run.failure().orElseThrow())
        .hasMessageStartingWith("2 of 4 streams could not be read. ")
        .hasMessageContaining("Table mixed.b is not there, or user postgres may not read it.")
        .hasMessageContaining("Table mixed.d could not be read: ERROR: division by zero.");
  }

  @Test
  void aConnectionThatBreaksOffIsAPassingFailure() throws Exception {
    postgres.schema(
        "cut",
        "create view a as select i, pg_terminate_backend(pg_backend_pid()) as cut"
            + " from generate_series(1, 5) as i",
        "create table b (id int)",
        "insert into b values (1)");
    PostgresSourceConfig config = postgres.config("cut");

    SourceRun run = SourceRun.read(config, SourceRun.catalog(config, "a", "b"), Optional.empty());

    assertThat(run.failure().orElseThrow().type()).isEqualTo(FailureType.TRANSIENT_ERROR);
    assertThat(run.failure().orElseThrow())
        .hasMessageStartingWith("Table cut.a could not be read: Postgres at localhost:");
    assertThat(run.statuses("a")).endsWith("INCOMPLETE");
    assertThat(run.statuses("b")).endsWith("COMPLETE");
    assertThat(run.rows("b")).hasSize(1);
  }

  @Test
  void theReasonAndTheRemedyAreNamed() throws Exception {
    postgres.schema(
        "reasons",
        "drop role if exists poor",
        "create role poor login",
        "grant usage on schema reasons to poor",
        "create table gone (id int, n int)",
        "create table typed (id int)",
        "create table flags (id int, flag boolean)",
        "create view secret as select * from typed",
        "create materialized view empty as select * from typed with no data",
        "create function no_right() returns int language sql as 'select count(*)::int from reasons.typed'",
        "create view hidden as select reasons.no_right() as id",
        "grant select on all tables in schema reasons to poor",
        "revoke select on typed from poor");
    PostgresSourceConfig config = postgres.config("reasons");
    ObjectNode cursorGone = SourceRun.catalog(config, "gone by n");
    ObjectNode typeChanged = SourceRun.catalog(config, "typed");
    ObjectNode elsewhere = SourceRun.catalog(config, "gone");
    ((ObjectNode) elsewhere.at("/streams/0/stream")).put("namespace", "pg_catalog");
    ObjectNode notPopulated = SourceRun.catalog(config, "empty");
    postgres.run(
        "alter table reasons.gone drop column n",
        "drop view reasons.secret",
        "drop materialized view reasons.empty",
        "alter table reasons.typed alter column id type text",
        "create materialized view reasons.empty as select 1 as id with no data");

    assertThat(failure(config, cursorGone))
        .hasMessage("Cursor column n of table reasons.gone is gone. Choose another cursor.");
    assertThat(failure(config, typeChanged))
        .hasMessage(
            "Column id of table reasons.typed is STRING, no longer INTEGER. Discover the source's"
                + " tables again.");
    assertThat(failure(config, SourceRun.catalog(config, "flags by flag")))
        .hasMessage(
            "Column flag of table reasons.flags cannot be a cursor: it is of type bool. Choose a"
                + " number, a date, a time stamp or a text.");
    assertThat(failure(config, elsewhere))
        .hasMessage(
            "Table pg_catalog.gone lies outside of the source's schema reasons. Add its schema"
                + " there, or leave it out.");
    assertThat(failure(config, notPopulated))
        .hasMessageContaining("materialized view \"empty\" has not been populated");
    PostgresSourceConfig poor =
        new PostgresSourceConfig(
            config.host(), config.port(), config.database(), "reasons", "poor", "");
    assertThat(failure(poor, SourceRun.catalog(poor, "hidden")))
        .hasMessage(
            "Table reasons.hidden could not be read: user poor may not (ERROR: permission denied"
                + " for table typed). Grant it select.");
    postgres.run("drop owned by poor");
  }

  @Test
  void theTypeOfSeveralFailuresIsTheWorstOfThem() throws Exception {
    postgres.schema("worst", "create table a (id int)", "create table b (id int)");
    PostgresSourceConfig config = postgres.config("worst");
    ObjectNode catalog = SourceRun.catalog(config, "a", "b");
    postgres.run("drop table worst.a", "drop table worst.b");

    ConnectorException failure =
        SourceRun.read(config, catalog, Optional.empty()).failure().orElseThrow();

    assertThat(failure.type()).isEqualTo(FailureType.CONFIG_ERROR);
  }

  @Test
  void allStreamsAreReadAsOfOneMoment() throws Exception {
    // Whoever reads the first stream has another session add a row to the second.
    postgres.schema(
        "moment",
        "create table b (id int)",
        "create extension if not exists dblink",
        "create function later() returns int language plpgsql volatile as $$ begin"
            + " perform moment.dblink_exec(format('host=localhost port=%s dbname=postgres"
            + " user=postgres password=postgres', current_setting('port')),"
            + " 'insert into moment.b values (1)'); return 1; end $$",
        "create view a as select moment.later() as id");
    PostgresSourceConfig config = postgres.config("moment");

    SourceRun run = SourceRun.read(config, SourceRun.catalog(config, "a", "b"), Optional.empty());

    assertThat(run.values("a", "id")).as(run.logs().toString()).containsExactly("1");
    assertThat(run.rows("b")).isEmpty();
    assertThat(SourceRun.read(config, SourceRun.catalog(config, "b"), Optional.empty()).rows("b"))
        .hasSize(1);
  }

  private static ConnectorException failure(PostgresSourceConfig config, ObjectNode catalog)
      throws Exception {
    SourceRun run = SourceRun.read(config, catalog, Optional.empty());
    ConnectorException failure = run.failure().orElseThrow();
    assertThat(failure.type()).as(failure.getMessage()).isEqualTo(FailureType.CONFIG_ERROR);
    assertThat(List.of(run.logs()).toString()).contains(failure.getMessage());
    return failure;
  }
}
