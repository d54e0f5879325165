package dev.exercise.airbyte.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.airbyte.Emulator;
import dev.exercise.airbyte.Postgres;
import dev.exercise.airbyte.Warehouse;
import dev.exercise.airbyte.destination.BigQueryDestination;
import dev.exercise.airbyte.destination.BigQueryDestinationConfig;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.FailureType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class EmulatorTroubleTest {

  private static final Duration SILENCE = Duration.ofSeconds(5);

  private static Postgres postgres;
  private Emulator emulator;

  @BeforeAll
  static void startPostgres() throws Exception {
    postgres = Postgres.start();
    postgres.schema(
        "shop",
        "create table sales (id int primary key, words text)",
        "insert into sales select i, repeat('x', 100) from generate_series(1, 100000) as i");
  }

  @AfterAll
  static void stopPostgres() throws Exception {
    postgres.close();
  }

  @BeforeEach
  void startEmulator() throws Exception {
    emulator = Emulator.start();
  }

  @AfterEach
  void stopEmulator() throws Exception {
    emulator.close();
  }

  @Test
  void anEmulatorThatDiesInMidSyncFailsTheStreamInsteadOfHangingIt() throws Exception {
    SyncReport report = sync(atFirstNews(emulator::kill));

    assertThat(report.failed()).hasSize(1);
    StreamFailure failure = report.failed().get(0).failure().orElseThrow();
    assertThat(failure.type()).isEqualTo(FailureType.TRANSIENT_ERROR);
    assertThat(failure.message())
        .startsWith("Table raw.sales was not written")
        .contains("does not answer")
        .contains("Check that it runs and sync again");
  }

  @Test
  void anEmulatorThatStopsAnsweringFailsTheStreamInBoundedTime() throws Exception {
    AtomicInteger restarts = new AtomicInteger();

    SyncReport report =
        sync(
            new SyncListener() {
              @Override
              public void streamStarted(String stream, long expectedRows) {
                signal(true);
              }

              @Override
              public void streamRestarted(String stream, StreamFailure reason) {
                restarts.incrementAndGet();
              }
            });

    assertThat(report.failed()).hasSize(1);
    assertThat(restarts).hasValue(2);
    assertThat(report.duration()).isLessThan(SILENCE.multipliedBy(5));
  }

  @Test
  void anEmulatorThatComesBackGetsEveryRowOnce() throws Exception {
    SyncReport report =
        sync(
            new SyncListener() {
              private boolean frozen;

              @Override
              public void rowsSynced(String stream, long rows) {
                if (!frozen) {
                  frozen = true;
                  signal(true);
                }
              }

              @Override
              public void streamRestarted(String stream, StreamFailure reason) {
                signal(false);
              }
            });

    assertThat(report.succeeded()).as(report.toString()).isTrue();
    assertThat(new Warehouse(emulator).query("select count(*), count(distinct id) from raw.sales"))
        .containsExactly(List.of("100000", "100000"));
  }

  @Test
  void anEmulatorThatIsNotThereIsSaidSoAtOnce() {
    emulator.kill();

    assertThat(destination(emulator.address()).check().message()).contains("does not answer");
    assertThatThrownBy(() -> sync(SyncListener.NONE))
        .isInstanceOf(ConnectorException.class)
        .hasMessageContaining("Dataset raw could not be made")
        .hasMessageContaining(emulator.address().toString());
  }

  private void signal(boolean freeze) {
    try {
      if (freeze) {
        emulator.freeze();
      } else {
        emulator.thaw();
      }
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    } catch (InterruptedException exception) {
      throw new IllegalStateException(exception);
    }
  }

  private static SyncListener atFirstNews(Runnable action) {
    return new SyncListener() {
      private boolean done;

      @Override
      public void rowsSynced(String stream, long rows) {
        if (!done) {
          done = true;
          action.run();
        }
      }
    };
  }

  private SyncReport sync(SyncListener listener) throws InterruptedException {
    return new Sync(postgres.source("shop"), destination(emulator.address()), 1, Clock.systemUTC())
        .run(postgres.source("shop").discover().fullRefreshOverwrite(List.of("sales")), listener);
  }

  private static BigQueryDestination destination(URI address) {
    return new BigQueryDestination(
        BigQueryDestinationConfig.emulator(address, Emulator.PROJECT, "raw"),
        SILENCE,
        Duration.ofSeconds(30));
  }
}
