package dev.exercise.replay;

import dev.exercise.Problem;
import dev.exercise.airbyte.client.ConnectionStream;
import dev.exercise.airbyte.protocol.AirbyteCatalog;
import dev.exercise.airbyte.protocol.AirbyteStream;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import dev.exercise.airbyte.protocol.FailureType;
import dev.exercise.airbyte.source.PostgresSource;
import dev.exercise.grading.AirbyteSetup;
import dev.exercise.grading.StreamTreatment;
import dev.exercise.grading.Words;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.report.AirbyteWords;
import dev.exercise.warehouse.Warehouse;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The raw tables of one submission from day to day: synced as the candidate's Airbyte does it, as
 * far as that brings every row; else replaced in full, so that the project is judged by itself.
 */
final class RawDays {

  private final URI endpoint;
  private final Warehouse warehouse;
  private final ReplayListener listener;
  private final boolean unread;
  private final Map<String, StreamTreatment> treatments;
  private final Map<String, FollowedStream> followed = new LinkedHashMap<>();
  private final List<PostgresServer> days = new ArrayList<>();
  private final Map<String, String> given = new LinkedHashMap<>();

  /**
   * Of a warehouse without tables.
   *
   * @param setup what is known of the candidate's Airbyte; empty where nobody asks
   */
  RawDays(
      URI endpoint,
      Warehouse warehouse,
      Optional<AirbyteSetup> setup,
      Depth depth,
      ReplayListener listener) {
    this.endpoint = endpoint;
    this.warehouse = warehouse;
    this.listener = listener;
    this.unread = setup.filter(AirbyteSetup.Unread.class::isInstance).isPresent();
    this.treatments =
        setup
            .filter(AirbyteSetup.Read.class::isInstance)
            .map(read -> StreamTreatment.of((AirbyteSetup.Read) read, depth))
            .orElse(Map.of());
    treatments.forEach(
        (table, treatment) -> {
          if (treatment instanceof StreamTreatment.Followed one) {
            followed.put(table, new FollowedStream(table, one.stream()));
          }
        });
  }

  /**
   * Brings a day's rows, on top of those of the days before.
   *
   * @throws Problem when a table did not arrive whole
   */
  void load(PostgresServer source) throws InterruptedException {
    days.add(source);
    replaceOthers(source);
    follow(source);
  }

  /**
   * Brings all days' rows anew, whatever has become of the tables.
   *
   * @throws Problem when a table did not arrive whole
   */
  void loadAgain() throws InterruptedException {
    replaceOthers(days.get(days.size() - 1));
    followed.values().forEach(FollowedStream::forget);
    for (PostgresServer day : days) {
      follow(day);
    }
  }

  /** What syncs with the candidate's settings did not bring, in sentences. */
  List<String> shortcomings() {
    return List.copyOf(given.values());
  }

  /** How the rows came, in sentences; nothing where nobody asked. */
  List<String> sentences() {
    if (unread) {
      return List.of(
          "Raw tables were replaced in full before each run, since the candidate's Airbyte could not be read.");
    }
    List<String> sentences = new ArrayList<>();
    String asThere =
        treatments.entrySet().stream()
            .filter(one -> !given.containsKey(one.getKey()))
            .map(one -> asThere(one.getKey(), one.getValue()))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    if (!asThere.isEmpty()) {
      sentences.add(
          "Raw tables were loaded as the candidate's Airbyte does: %s.".formatted(asThere));
    }
    String otherwise =
        treatments.entrySet().stream()
            .filter(one -> one.getValue() instanceof StreamTreatment.Otherwise)
            .map(
                one ->
                    "%s (%s)"
                        .formatted(
                            one.getKey(), ((StreamTreatment.Otherwise) one.getValue()).why()))
            .collect(Collectors.joining(", "));
    if (!otherwise.isEmpty()) {
      sentences.add("Raw tables were replaced in full instead: %s.".formatted(otherwise));
    }
    sentences.addAll(shortcomings());
    return sentences;
  }

  /** What a reader of the next day's verdict has to know of it, in sentences. */
  List<String> loads() {
    List<String> sentences = new ArrayList<>(versions());
    sentences.addAll(shortcomings());
    return sentences;
  }

  /** Whether tables hold several versions of a row, as the candidate's Airbyte appends to them. */
  boolean keepsVersions() {
    return !versioned().isEmpty();
  }

  private List<String> versions() {
    return keepsVersions()
        ? List.of(
            "As the candidate's Airbyte appends to them, these raw tables hold every version of a row, and staging has to take the newest: %s."
                .formatted(String.join(", ", versioned())))
        : List.of();
  }

  private List<String> versioned() {
    return followed.keySet().stream()
        .filter(table -> keepsVersions((StreamTreatment.Followed) treatments.get(table)))
        .toList();
  }

  /** A key that is wider than it need be keeps versions apart, too. */
  private static boolean keepsVersions(StreamTreatment.Followed treatment) {
    return treatment.stream().destinationSyncMode() == DestinationSyncMode.APPEND
        || treatment.stream().primaryKey().size() > treatment.identity().size();
  }

  private static Optional<String> asThere(String table, StreamTreatment treatment) {
    if (treatment instanceof StreamTreatment.Replaced one) {
      return Optional.of("%s (%s)".formatted(table, AirbyteWords.mode(one.stream())));
    }
    return treatment instanceof StreamTreatment.Followed one
        ? Optional.of("%s (%s)".formatted(table, words(one.stream())))
        : Optional.empty();
  }

  private static String words(ConnectionStream stream) {
    StringBuilder words = new StringBuilder(AirbyteWords.mode(stream));
    if (!stream.cursor().isEmpty()) {
      words.append(", cursor ").append(AirbyteWords.cursor(stream));
    }
    if (stream.destinationSyncMode() == DestinationSyncMode.APPEND_DEDUP) {
      words.append(", key ").append(AirbyteWords.key(stream));
    }
    return words.toString();
  }

  private void replaceOthers(PostgresServer source) throws InterruptedException {
    PostgresSource tables = new PostgresSource(RawTables.candidatesView(source));
    AirbyteCatalog offered = tables.discover();
    replace(
        tables,
        offered,
        offered.streams().stream()
            .map(AirbyteStream::name)
            .filter(name -> !followed.containsKey(name))
            .toList());
  }

  private void replace(PostgresSource source, AirbyteCatalog offered, List<String> tables)
      throws InterruptedException {
    if (!tables.isEmpty()) {
      var unused =
          RawTables.replace(source, offered.fullRefreshOverwrite(tables), endpoint, listener);
    }
  }

  private void follow(PostgresServer day) throws InterruptedException {
    if (followed.isEmpty()) {
      return;
    }
    PostgresSource source = new PostgresSource(RawTables.candidatesView(day));
    AirbyteCatalog offered = source.discover();
    for (String table : List.copyOf(followed.keySet())) {
      Optional<String> shortcoming = sync(table, day, source, offered);
      if (shortcoming.isPresent()) {
        given.put(
            table,
            "%s: %s Settings are judged by airbyte-streams alone, so the table was replaced in full before the run."
                .formatted(table, shortcoming.get()));
        followed.remove(table);
        replace(source, offered, List.of(table));
      }
    }
  }

  /** Syncs one table and says what of it did not come. */
  private Optional<String> sync(
      String table, PostgresServer day, PostgresSource source, AirbyteCatalog offered)
      throws InterruptedException {
    StreamTreatment.Followed treatment = (StreamTreatment.Followed) treatments.get(table);
    try {
      followed.get(table).sync(source, offered, RawTables.destination(endpoint));
    } catch (IllegalArgumentException unfit) {
      return Optional.of("it cannot be synced as configured: %s.".formatted(unfit.getMessage()));
    } catch (ConnectorException failed) {
      if (failed.type() != FailureType.CONFIG_ERROR) {
        throw new Problem(
            "Table %s did not reach the grader's warehouse: %s"
                .formatted(table, failed.getMessage()),
            failed);
      }
      return Optional.of("it cannot be synced as configured: %s".formatted(failed.getMessage()));
    }
    try {
      Arrival arrival = Arrival.of(day, warehouse, table, treatment.identity());
      return arrival.missed() == 0
          ? Optional.empty()
          : Optional.of(
              "%s did not bring %s of %s as they are in the source on the %s day."
                  .formatted(
                      words(treatment.stream()),
                      Words.count(arrival.missed()),
                      Words.count(arrival.rows(), "row"),
                      days.indexOf(day) == 0 ? "first" : "next"));
    } catch (SQLException broken) {
      throw new Problem(
          "Table %s of the grader's source cannot be read: %s"
              .formatted(table, broken.getMessage()),
          broken);
    }
  }
}
