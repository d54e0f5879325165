package dev.exercise.airbyte.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.exercise.airbyte.connector.SourceConnector;
import dev.exercise.airbyte.protocol.AirbyteCatalog;
import dev.exercise.airbyte.protocol.ConfiguredCatalog;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.ConnectionStatus;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.FailureType;
import dev.exercise.airbyte.protocol.MessageWriter;
import dev.exercise.airbyte.protocol.MessageWriter.Level;
import dev.exercise.airbyte.protocol.StreamStatus;
import dev.exercise.airbyte.protocol.SyncMode;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Airbyte's Postgres source, as a connector: one stream after the other, all from one snapshot. A
 * stream that fails does not hold up the others.
 */
final class PostgresConnector implements SourceConnector {

  private final Clock clock;

  /**
   * A connector.
   *
   * @param clock says when a row was read
   */
  PostgresConnector(Clock clock) {
    this.clock = clock;
  }

  @Override
  public JsonNode spec() throws IOException {
    try (InputStream spec = PostgresConnector.class.getResourceAsStream("spec.json")) {
      return new ObjectMapper().readTree(spec);
    }
  }

  @Override
  public ConnectionStatus check(JsonNode config) {
    try {
      return new PostgresSource(ConfigFile.parse(config)).check();
    } catch (ConnectorException wrong) {
      return new ConnectionStatus(false, wrong.getMessage());
    }
  }

  @Override
  public AirbyteCatalog discover(JsonNode config) {
    return new PostgresSource(ConfigFile.parse(config)).discover();
  }

  @Override
  public void read(
      JsonNode config, ConfiguredCatalog catalog, Optional<JsonNode> state, MessageWriter out)
      throws IOException {
    read(ConfigFile.parse(config), catalog, state, out);
  }

  /** The same with a configuration that has been read. */
  void read(
      PostgresSourceConfig where,
      ConfiguredCatalog catalog,
      Optional<JsonNode> state,
      MessageWriter out)
      throws IOException {
    SavedStates saved = SavedStates.parse(state);
    List<ConnectorException> failures = new ArrayList<>();
    out.log(Level.INFO, "Reading %d streams of %s.".formatted(catalog.streams().size(), where));
    try (PostgresSnapshot snapshot = new PostgresSource(where).openSnapshot()) {
      for (ConfiguredStream configured : catalog.streams()) {
        StreamOutput output = new StreamOutput(configured.stream(), out, clock);
        try {
          output.status(StreamStatus.STARTED);
          where.requireSchema(configured.stream());
          read(snapshot, configured, saved, output);
          output.log(Level.INFO, "Read %d rows.".formatted(output.rows()));
          output.status(StreamStatus.COMPLETE);
        } catch (ConnectorException exception) {
          failures.add(exception);
          output.log(Level.ERROR, exception.getMessage());
          output.status(StreamStatus.INCOMPLETE);
        }
      }
    }
    if (!failures.isEmpty()) {
      throw all(failures, catalog.streams().size());
    }
  }

  private static void read(
      PostgresSnapshot snapshot,
      ConfiguredStream configured,
      SavedStates saved,
      StreamOutput output)
      throws IOException {
    snapshot.within(
        configured.stream(),
        (connection, table) -> {
          if (configured.syncMode() == SyncMode.INCREMENTAL) {
            readNew(connection, table, configured, saved, output);
          } else {
            readAll(connection, table, output);
          }
          return null;
        });
  }

  private static void readAll(Connection connection, PostgresTable table, StreamOutput output)
      throws SQLException, IOException {
    String query =
        "select %s from %s"
            .formatted(table.expressions(output.stream().fields()), table.quotedName());
    output.log(Level.INFO, "Reading all rows.");
    output.estimate(connection, query);
    CopyRows.read(connection, query, row -> output.row(row, StreamOutput.endOfRow(row)));
    // Nothing to go on from; but a destination says by it that it has kept the rows.
    output.state(JsonNodeFactory.instance.objectNode());
  }

  private static void readNew(
      Connection connection,
      PostgresTable table,
      ConfiguredStream configured,
      SavedStates saved,
      StreamOutput output)
      throws SQLException, IOException {
    String field = configured.cursorField().orElseThrow();
    PostgresColumn column =
        table
            .column(field)
            .orElseThrow(
                () ->
                    ConnectorException.config(
                        "Cursor column %s of table %s is gone. Choose another cursor."
                            .formatted(field, table.label())));
    if (!column.canBeCursor()) {
      throw ConnectorException.config(
          "Column %s of table %s cannot be a cursor: it is of type %s. Choose a number, a date, a"
                  .formatted(field, table.label(), column.typeName())
              + " time stamp or a text.");
    }
    Optional<CursorState> state = saved.of(configured.stream().descriptor());
    if (state.isPresent() && !state.get().cursorField().equals(field)) {
      output.log(
          Level.WARN,
          "The cursor is %s now, no longer %s: all rows are read anew."
              .formatted(field, state.get().cursorField()));
      state = Optional.empty();
    }
    new CursorRead(output, connection, table, column).run(state);
  }

  private static ConnectorException all(List<ConnectorException> failures, int streams) {
    if (failures.size() == 1) {
      return failures.get(0);
    }
    boolean passing =
        failures.stream().allMatch(failure -> failure.type() == FailureType.TRANSIENT_ERROR);
    boolean ours =
        failures.stream().anyMatch(failure -> failure.type() == FailureType.SYSTEM_ERROR);
    return new ConnectorException(
        passing
            ? FailureType.TRANSIENT_ERROR
            : ours ? FailureType.SYSTEM_ERROR : FailureType.CONFIG_ERROR,
        "%d of %d streams could not be read. %s"
            .formatted(
                failures.size(),
                streams,
                String.join(" ", failures.stream().map(Throwable::getMessage).toList())),
        failures.get(0));
  }
}
