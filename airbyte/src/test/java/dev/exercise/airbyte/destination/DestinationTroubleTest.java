package dev.exercise.airbyte.destination;

import static dev.exercise.airbyte.destination.Writing.append;
import static dev.exercise.airbyte.destination.Writing.complete;
import static dev.exercise.airbyte.destination.Writing.dedup;
import static dev.exercise.airbyte.destination.Writing.order;
import static dev.exercise.airbyte.destination.Writing.orders;
import static dev.exercise.airbyte.destination.Writing.state;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.exercise.airbyte.Emulator;
import dev.exercise.airbyte.Warehouse;
import dev.exercise.airbyte.destination.Writing.Outcome;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.ConnectionStatus;
import dev.exercise.airbyte.protocol.FailureType;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(200)
final class DestinationTroubleTest {

  private static final Duration SILENCE = Duration.ofSeconds(3);

  private Emulator emulator;

  @BeforeEach
  void start() throws Exception {
    emulator = Emulator.start();
  }

  @AfterEach
  void stop() throws Exception {
    emulator.close();
  }

  @Test
  void aWorkingWarehouseIsFoundSoAndLeftAsItWas() throws Exception {
    ConnectionStatus status = check(emulator.address());

    assertThat(status.succeeded()).as(status.message()).isTrue();
    assertThat(new Warehouse(emulator).tables("checked")).isEmpty();
  }

  @Test
  void aWrongHostIsSaidSoInWords() throws IOException {
    URI address = emulator.address();
    emulator.kill();

    assertThat(check(address).message()).contains("does not answer").contains(address.toString());
    assertThat(check(URI.create("http://no-such-host.invalid:9050")).message())
        .contains("no-such-host.invalid");
  }

  @Test
  void aHostThatIsNoBigQueryIsSaidSo() throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          byte[] page = "<html>Airbyte</html>".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    other.start();
    try {
      ConnectionStatus status =
          check(URI.create("http://127.0.0.1:%d".formatted(other.getAddress().getPort())));

      assertThat(status.succeeded()).isFalse();
      assertThat(status.message()).contains("is no BigQuery").contains("emulator_host");
    } finally {
      other.stop(0);
    }
  }

  @Test
  void anEmulatorThatDiesFailsTheSyncWhileTheSourceStillWaits() throws Exception {
    Outcome outcome = interrupted(append(orders()), emulator::kill);

    assertThat(outcome.failure().orElseThrow().type()).isEqualTo(FailureType.TRANSIENT_ERROR);
    assertThat(outcome.failureMessage()).contains("does not answer");
    assertThat(outcome.stateNumbers()).doesNotContain(2);
  }

  @Test
  void anEmulatorThatStopsAnsweringFailsTheSyncInBoundedTime() throws Exception {
    Outcome outcome =
        interrupted(
            dedup(orders()),
            () -> {
              try {
                emulator.freeze();
              } catch (IOException | InterruptedException exception) {
                throw new IllegalStateException(exception);
              }
            });
    emulator.thaw();

    assertThat(outcome.failure().orElseThrow().type()).isEqualTo(FailureType.TRANSIENT_ERROR);
    assertThat(outcome.stateNumbers()).doesNotContain(2);
  }

  @Test
  void aTableThatIsDroppedInMidSyncFailsIt() throws Exception {
    Warehouse warehouse = new Warehouse(emulator);
    Outcome outcome =
        interrupted(
            append(orders()),
            () -> {
              try {
                warehouse.query("drop table raw.orders");
              } catch (InterruptedException exception) {
                throw new IllegalStateException(exception);
              }
            });

    assertThat(outcome.failureMessage()).contains("orders was not");
    assertThat(outcome.stateNumbers()).doesNotContain(2);
  }

  /**
   * Begins to write, does something to the emulator, and sends two batches; never ends the input.
   */
  private Outcome interrupted(ConfiguredStream stream, Runnable event) throws Exception {
    Writing writing = new Writing(emulator.address(), "raw", SILENCE);
    writing.write(stream, complete("orders"));
    try (PipedOutputStream source = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(source, 1 << 16)) {
      CompletableFuture<Outcome> outcome =
          CompletableFuture.supplyAsync(() -> writing.write(List.of(stream), in));
      StringBuilder first = new StringBuilder();
      for (int id = 0; id < 10; id++) {
        first.append(order(id, "paid", id)).append('\n');
      }
      source.write(first.append(state("orders", 1)).append('\n').toString().getBytes(UTF_8));
      source.flush();
      Warehouse warehouse = new Warehouse(emulator);
      while (warehouse.count("raw.orders") < 10) {
        assertThat(outcome).isNotDone();
      }
      event.run();
      StringBuilder lines = new StringBuilder();
      for (int id = 10; id < 30; id++) {
        lines.append(order(id, "paid", id)).append('\n');
      }
      try {
        source.write(lines.append(state("orders", 2)).append('\n').toString().getBytes(UTF_8));
        source.flush();
      } catch (IOException noLongerRead) {
        // It found out while it was still busy with the first batch; the outcome says so.
        assertThat(outcome).succeedsWithin(Duration.ofSeconds(150));
      }
      return outcome.get(150, TimeUnit.SECONDS);
    }
  }

  private static ConnectionStatus check(URI address) {
    return new BigQueryConnector(new ConfigReader(Map.of()))
        .check(Writing.config(address, "checked"));
  }
}
