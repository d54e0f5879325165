package dev.exercise.airbyte.destination;

import static dev.exercise.airbyte.destination.Writing.append;
import static dev.exercise.airbyte.destination.Writing.complete;
import static dev.exercise.airbyte.destination.Writing.dedup;
import static dev.exercise.airbyte.destination.Writing.incremental;
import static dev.exercise.airbyte.destination.Writing.order;
import static dev.exercise.airbyte.destination.Writing.orders;
import static dev.exercise.airbyte.destination.Writing.overwrite;
import static dev.exercise.airbyte.destination.Writing.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.Emulator;
import dev.exercise.airbyte.Warehouse;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.DestinationSyncMode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connector as a process that ends in the middle. */
@Timeout(400)
final class InterruptionTest {

  private static final int ROWS = 100;

  private static Emulator emulator;
  private static Warehouse warehouse;

  @TempDir private Path directory;

  @BeforeAll
  static void start() throws Exception {
    emulator = Emulator.start();
    warehouse = new Warehouse(emulator);
  }

  @AfterAll
  static void stop() throws Exception {
    emulator.close();
  }

  @Test
  void whenAStateComesBackAllItsRowsAreInTheTable() throws Exception {
    for (ConfiguredStream stream : List.of(dedup(orders()), append(orders()))) {
      String dataset = "committed_" + stream.destinationSyncMode().wireName();
      try (DestinationProcess destination = process(dataset, stream)) {
        feed(destination, 0, true);
        int states = 0;
        for (Optional<JsonNode> state = destination.next("STATE");
            state.isPresent();
            state = destination.next("STATE")) {
          int number = number(state.get());
          assertThat(
                  warehouse.query(
                      "select count(distinct id) >= %d from %s.orders".formatted(number, dataset)))
              .as("rows before state %d", number)
              .containsExactly(List.of("true"));
          states++;
        }
        assertThat(states).isEqualTo(ROWS / 5);
        assertThat(destination.exitCode()).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 500, 1200, 2500})
  void killedAtAnyTimeAndGoneOnWithNothingIsLostOrDoubled(int millis) throws Exception {
    String dataset = "killed_" + millis;
    int from = killedAfter(millis, dataset, dedup(orders()));
    try (DestinationProcess destination = process(dataset, dedup(orders()))) {
      feed(destination, from, true);
      assertThat(last(destination)).isEqualTo(ROWS);
      assertThat(destination.exitCode()).isZero();
    }

    assertThat(
            warehouse.query(
                "select count(*), count(distinct id), min(id), max(id) from %s.orders"
                    .formatted(dataset)))
        .containsExactly(List.of("100", "100", "0", "99"));
    assertThat(warehouse.tables(BigQueryDestinationConfig.DEFAULT_INTERNAL_DATASET))
        .allMatch(table -> !table.startsWith("orders"));
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 2000})
  void killedWhileItAppendsNothingIsLost(int millis) throws Exception {
    String dataset = "appended_" + millis;
    int from = killedAfter(millis, dataset, append(orders()));
    try (DestinationProcess destination = process(dataset, append(orders()))) {
      feed(destination, from, true);
      assertThat(last(destination)).isEqualTo(ROWS);
    }

    assertThat(warehouse.query("select count(distinct id) from %s.orders".formatted(dataset)))
        .containsExactly(List.of("100"));
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 2000})
  void killedWhileItRefreshesTheFormerTableStaysAndTheRefreshGoesOn(int millis) throws Exception {
    String dataset = "refreshed_" + millis;
    try (DestinationProcess destination = process(dataset, dedup(orders()))) {
      destination.send(order(-1, "old", 59), complete("orders"));
      assertThat(destination.end()).isZero();
    }
    ConfiguredStream refresh = incremental(orders(), DestinationSyncMode.APPEND_DEDUP, 1, 1);

    int from = killedAfter(millis, dataset, refresh);
    List<List<Object>> meanwhile = warehouse.query("select id from %s.orders".formatted(dataset));
    try (DestinationProcess destination = process(dataset, refresh)) {
      feed(destination, from, true);
      assertThat(last(destination)).isEqualTo(ROWS);
    }

    assertThat(meanwhile).containsExactly(List.of("-1"));
    assertThat(
            warehouse.query(
                "select count(*), count(distinct id), min(id) from %s.orders".formatted(dataset)))
        .containsExactly(List.of("100", "100", "0"));
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 2000})
  void killedWhileItOverwritesTheFormerTableStaysAndItBeginsAnew(int millis) throws Exception {
    String dataset = "overwritten_" + millis;
    try (DestinationProcess destination = process(dataset, overwrite(orders(), 1))) {
      destination.send(order(-1, "old", 59), complete("orders"));
      assertThat(destination.end()).isZero();
    }

    int from = killedAfter(millis, dataset, overwrite(orders(), 2), true);
    List<List<Object>> meanwhile =
        warehouse.query("select count(*), min(id) from %s.orders".formatted(dataset));
    try (DestinationProcess destination = process(dataset, overwrite(orders(), 2))) {
      feed(destination, from, true);
      assertThat(destination.exitCode()).isZero();
    }

    assertThat(from).isIn(0, ROWS);
    assertThat(meanwhile.get(0)).isIn(List.of("1", "-1"), List.of("100", "0"));
    assertThat(
            warehouse.query(
                "select count(*), count(distinct id), min(id) from %s.orders".formatted(dataset)))
        .containsExactly(List.of("100", "100", "0"));
  }

  @Test
  void aTerminatedDestinationSaysSoAndEnds() throws Exception {
    try (DestinationProcess destination = process("terminated", append(orders()))) {
      feed(destination, 0, false);
      destination.next("STATE");

      destination.terminate();

      assertThat(destination.exitCode()).isEqualTo(1);
      JsonNode error = destination.next("TRACE").orElseThrow();
      assertThat(error.at("/trace/error/message").asText()).contains("was stopped");
      assertThat(error.at("/trace/error/failure_type").asText()).isEqualTo("transient_error");
    }
  }

  private int killedAfter(int millis, String dataset, ConfiguredStream stream) throws Exception {
    return killedAfter(millis, dataset, stream, false);
  }

  /** Feeds all rows, kills the process after a while, and says which row to go on with. */
  private int killedAfter(int millis, String dataset, ConfiguredStream stream, boolean toTheEnd)
      throws Exception {
    try (DestinationProcess destination = process(dataset, stream)) {
      Thread feeding =
          new Thread(
              () -> {
                try {
                  feed(destination, 0, toTheEnd);
                } catch (IOException killed) {
                  // As intended.
                }
              });
      feeding.start();
      // Starting alone takes a second or so: then comes what is to be hit.
      destination.next("LOG");
      new CompletableFuture<Void>().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS).join();
      destination.kill();
      feeding.join();
      return last(destination);
    }
  }

  private static int last(DestinationProcess destination) throws InterruptedException {
    int number = 0;
    for (Optional<JsonNode> state = destination.next("STATE");
        state.isPresent();
        state = destination.next("STATE")) {
      number = number(state.get());
    }
    return number;
  }

  private static int number(JsonNode message) {
    return message.at("/state/stream/stream_state/n").asInt();
  }

  /** Rows from one on, and after each fifth a state that says how many there have been. */
  private static void feed(DestinationProcess destination, int from, boolean toTheEnd)
      throws IOException {
    OutputStream in = destination.input();
    for (int id = from; id < ROWS; id++) {
      in.write((order(id, "paid", id % 60) + "\n").getBytes(StandardCharsets.UTF_8));
      if (id % 5 == 4) {
        in.write((state("orders", id + 1) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      in.flush();
    }
    if (toTheEnd) {
      destination.send(complete("orders"));
      destination.input().close();
    }
  }

  private DestinationProcess process(String dataset, ConfiguredStream stream) throws IOException {
    return DestinationProcess.write(
        SmallBatchesMain.class, directory, Writing.config(emulator.address(), dataset), stream);
  }
}
