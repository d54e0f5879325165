package dev.exercise.airbyte.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.airbyte.Postgres;
import dev.exercise.airbyte.protocol.AirbyteCatalog;
import dev.exercise.airbyte.protocol.AirbyteRecord;
import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConnectionStatus;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.FailureType;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class PostgresSourceTest {

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
  void discoveryNamesTypesKeysAndCursorsOfTablesAndViews() throws Exception {
    postgres.schema(
        "shop",
        "create domain money_amount as numeric(12, 2)",
        """
        create table lines (
            sale_id bigint not null, note text, position int not null, price money_amount,
            "Odd Name" time, updated_at timestamptz not null, at timestamp, tags text[],
            primary key (position, sale_id))
        """,
        "create view cheap as select sale_id from lines",
        "create table dropped (id int)",
        "drop table dropped");

    AirbyteCatalog catalog = postgres.source("shop").discover();

    assertThat(catalog.streams()).extracting(AirbyteStream::name).containsExactly("cheap", "lines");
    AirbyteStream lines = catalog.stream("lines").orElseThrow();
    assertThat(lines.fields())
        .extracting(field -> field.name() + " " + field.type())
        .containsExactly(
            "sale_id INTEGER",
            "note STRING",
            "position INTEGER",
            "price NUMBER",
            "Odd Name TIME_WITHOUT_TIMEZONE",
            "updated_at TIMESTAMP_WITH_TIMEZONE",
            "at TIMESTAMP_WITHOUT_TIMEZONE",
            "tags JSON");
    assertThat(lines.primaryKey()).containsExactly("position", "sale_id");
    assertThat(lines.candidateCursors()).containsExactly("sale_id", "position", "updated_at");
  }

  @Test
  void textComesThroughUnchanged() throws Exception {
    postgres.schema(
        "texts",
        "create table words (id int primary key, word text)",
        "insert into words values (1, E'a\\tb\\nc\\rd\\be\\ff\\vg\\\\h'), (2, E'\\\\N'), (3, null), (4, ''),"
            + " (5, '🎁 \"quoted\" ''single''')");

    List<String> words = new ArrayList<>();
    read("texts", "words", record -> words.add(record.isEmpty(1) ? null : record.text(1)));

    assertThat(words)
        .containsExactly("a\tb\nc\rd\be\ff\u000bg\\h", "\\N", null, "", "🎁 \"quoted\" 'single'");
  }

  @Test
  void whatTheRoleAndTheServerPreferDoesNotChangeTheText() throws Exception {
    postgres.schema(
        "prefer",
        "create table moments (id int primary key, at timestamptz, day date, ratio float8)",
        "insert into moments values (1, '2026-07-01 12:00:00+00', '2026-07-01', 0.1::float8 + 0.2)",
        "alter database postgres set timezone to 'America/New_York'",
        "alter database postgres set datestyle to 'German'",
        "alter database postgres set extra_float_digits to -10");

    List<List<String>> rows = new ArrayList<>();
    read("prefer", "moments", r -> rows.add(List.of(r.text(1), r.text(2), r.text(3))));

    assertThat(rows)
        .containsExactly(List.of("2026-07-01T12:00:00Z", "2026-07-01", "0.30000000000000004"));
  }

  @Test
  void everyReaderOfASnapshotSeesTheSameMoment() throws Exception {
    postgres.schema("still", "create table a (id int)", "insert into a values (1)");
    AirbyteStream stream = postgres.source("still").discover().stream("a").orElseThrow();

    try (PostgresSnapshot snapshot = postgres.source("still").openSnapshot()) {
      postgres.run("insert into still.a values (2)");

      assertThat(snapshot.read(stream, record -> {})).isEqualTo(1);
      assertThat(snapshot.read(stream, record -> {})).isEqualTo(1);
    }
  }

  @Test
  void aColumnThatChangedItsTypeOrWentIsNamed() throws Exception {
    postgres.schema("moved", "create table a (id int, b text)");
    AirbyteStream stream = postgres.source("moved").discover().stream("a").orElseThrow();

    postgres.run("alter table moved.a alter column id type text");
    try (PostgresSnapshot snapshot = postgres.source("moved").openSnapshot()) {
      assertThatThrownBy(() -> snapshot.read(stream, record -> {}))
          .hasMessageStartingWith("Column id of table moved.a is STRING, no longer INTEGER.");
    }
    postgres.run("alter table moved.a drop column id");
    try (PostgresSnapshot snapshot = postgres.source("moved").openSnapshot()) {
      assertThatThrownBy(() -> snapshot.read(stream, record -> {}))
          .hasMessageStartingWith("Column id of table moved.a is gone, no longer INTEGER.");
    }
  }

  @Test
  void aSinkThatFailsEndsTheReadingAtOnce() throws Exception {
    postgres.schema("endless", "create view a as select generate_series(1, 1000000000) as i");
    AirbyteStream stream = postgres.source("endless").discover().stream("a").orElseThrow();

    try (PostgresSnapshot snapshot = postgres.source("endless").openSnapshot()) {
      assertThatThrownBy(
              () ->
                  snapshot.read(
                      stream,
                      record -> {
                        throw new IllegalArgumentException("full");
                      }))
          .hasMessage("full");
    }
  }

  @Test
  void aLockedTableFailsWithItsReason() throws Exception {
    postgres.schema("busy", "create table a (id int)");
    AirbyteStream stream = postgres.source("busy").discover().stream("a").orElseThrow();

    try (Connection other = postgres.connect();
        Statement statement = other.createStatement();
        PostgresSnapshot snapshot = postgres.source("busy").openSnapshot()) {
      other.setAutoCommit(false);
      statement.execute("lock table busy.a in access exclusive mode");

      assertThatThrownBy(() -> snapshot.read(stream, record -> {}))
          .isInstanceOfSatisfying(
              ConnectorException.class,
              failure -> assertThat(failure.type()).isEqualTo(FailureType.TRANSIENT_ERROR))
          .hasMessage(
              "Table busy.a could not be read: another session holds it locked. End that"
                  + " transaction and sync again.");
    }
  }

  @Test
  void checkSaysWhatIsWrong() throws Exception {
    postgres.schema("correct", "create table a (id int)");
    postgres.schema("empty");
    PostgresSourceConfig correct = postgres.config("correct");

    assertThat(new PostgresSource(correct).check().succeeded()).isTrue();
    assertThat(check("localhost", correct.port(), "postgres", "correct", "nobody").message())
        .contains("refuses user nobody");
    assertThat(check("localhost", correct.port(), "nowhere", "correct", "postgres").message())
        .contains("there is no database nowhere");
    assertThat(check("localhost", correct.port(), "postgres", "empty", "postgres").message())
        .contains("has no table that postgres may read");
    assertThat(check("localhost", correct.port(), "postgres", "Correct", "postgres").message())
        .isEqualTo(
            "Database postgres has no schema Correct. Check its name; upper and lower case count.");
    assertThat(check("localhost", 1, "postgres", "correct", "postgres").message())
        .contains("localhost:1 does not answer");
    assertThat(check("no-such-host.invalid", 5432, "postgres", "correct", "postgres").message())
        .contains("no-such-host.invalid:5432 does not answer");
  }

  @Test
  void aPasswordThatIsWrongOrMissingIsSaidSo() throws Exception {
    postgres.schema(
        "guarded",
        "create table a (id int)",
        "drop role if exists guard",
        "create role guard login superuser password 'right-pass'",
        """
        do $$ begin
            execute format(
                'copy (select unnest(array[%L, %L, %L, %L])) to %L',
                'host all guard 127.0.0.1/32 scram-sha-256', 'host all guard ::1/128 scram-sha-256',
                'host all all 127.0.0.1/32 trust', 'host all all ::1/128 trust',
                current_setting('hba_file'));
        end $$
        """,
        "select pg_reload_conf()");

    assertThat(guard("right-pass").succeeded()).isTrue();
    assertThat(guard("wrong-pass").message())
        .endsWith("refuses user guard. Check the user name and password.");
    assertThat(guard("").message()).endsWith("Check the user name and password.");
    assertThat(guard("").message() + guard("wrong-pass").message()).doesNotContain("-pass");
  }

  private static ConnectionStatus guard(String password) {
    PostgresSourceConfig config = postgres.config("guarded");
    return new PostgresSource(
            new PostgresSourceConfig(
                config.host(), config.port(), config.database(), "guarded", "guard", password))
        .check();
  }

  @Test
  void encryptionThatTheServerDoesNotOfferIsSaidSo() throws Exception {
    PostgresSourceConfig plain = postgres.config("public");

    ConnectionStatus status =
        new PostgresSource(
                new PostgresSourceConfig(
                    plain.host(),
                    plain.port(),
                    plain.database(),
                    List.of("public"),
                    plain.username(),
                    plain.password(),
                    SslMode.REQUIRE,
                    Map.of()))
            .check();

    assertThat(status.succeeded()).isFalse();
    assertThat(status.message()).endsWith("Check the SSL mode.");
  }

  @Test
  void noDatabasesNameAddsASettingOfTheDriver() {
    PostgresSourceConfig config = postgres.config("public");

    assertThat(
            check(
                    config.host(),
                    config.port(),
                    "x?socketFactory=evil.Factory&loggerFile=y",
                    "public",
                    "postgres")
                .message())
        .contains("there is no database x?socketFactory=evil.Factory&loggerFile=y at ");
  }

  @Test
  void thePasswordIsNeverShown() {
    assertThat(new PostgresSourceConfig("h", 5432, "d", "s", "u", "secret").toString())
        .isEqualTo("u@h:5432/d, schema s");
  }

  private static ConnectionStatus check(
      String host, int port, String database, String schema, String user) {
    ConnectionStatus status =
        new PostgresSource(new PostgresSourceConfig(host, port, database, schema, user, "postgres"))
            .check();
    assertThat(status.succeeded()).isFalse();
    return status;
  }

  private static void read(
      String schema, String table, java.util.function.Consumer<AirbyteRecord> rows) {
    PostgresSource source = postgres.source(schema);
    try (PostgresSnapshot snapshot = source.openSnapshot()) {
      snapshot.read(source.discover().stream(table).orElseThrow(), rows::accept);
    }
  }
}
