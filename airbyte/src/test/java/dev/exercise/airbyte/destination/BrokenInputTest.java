package dev.exercise.airbyte.destination;

import static dev.exercise.airbyte.destination.Writing.append;
import static dev.exercise.airbyte.destination.Writing.complete;
import static dev.exercise.airbyte.destination.Writing.dedup;
import static dev.exercise.airbyte.destination.Writing.order;
import static dev.exercise.airbyte.destination.Writing.orders;
import static dev.exercise.airbyte.destination.Writing.overwrite;
import static dev.exercise.airbyte.destination.Writing.row;
import static dev.exercise.airbyte.destination.Writing.state;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.Emulator;
import dev.exercise.airbyte.Warehouse;
import dev.exercise.airbyte.destination.Writing.Outcome;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import dev.exercise.airbyte.protocol.FailureType;
import dev.exercise.airbyte.protocol.Field;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
final class BrokenInputTest {

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
  void aLineThatIsNoMessageFailsTheSyncAndTheFormerTableStays() throws Exception {
    Writing writing = new Writing(emulator, "garbled");
    writing.write(overwrite(orders(), 1), order(1, "old", 1), complete("orders"));

    for (String broken :
        List.of(
            "Hello from the source",
            "{\"type\":\"RECORD\",\"record\":{\"stream\":\"orders\"",
            "{\"type\":\"RECORD\",\"record\":{\"namespace\":\"public\",\"stream\":\"orders\"}}",
            row("visitors", "{\"id\":1}"))) {
      Outcome outcome =
          writing.write(
              overwrite(orders(), 2),
              order(2, "new", 1),
              broken,
              state("orders", 1),
              complete("orders"));

      assertThat(outcome.failure().orElseThrow().type()).isEqualTo(FailureType.SYSTEM_ERROR);
      assertThat(outcome.failureMessage()).contains("Message 2");
      assertThat(outcome.stateNumbers()).isEmpty();
    }

    assertThat(warehouse.query("select status from garbled.orders"))
        .containsExactly(List.of("old"));
  }

  @Test
  void whatCameBeforeAnEarlyEndStays() throws Exception {
    for (var stream : List.of(append(orders()), dedup(orders()))) {
      String dataset = "early_" + stream.destinationSyncMode().wireName();

      Outcome outcome =
          new Writing(emulator, dataset)
              .write(stream, order(1, "paid", 1), state("orders", 1), order(2, "paid", 2));

      assertThat(outcome.failureMessage()).contains("ended before it had sent all");
      assertThat(outcome.stateNumbers()).containsExactly(1);
      assertThat(warehouse.count(dataset + ".orders")).isEqualTo(2);
    }
  }

  @Test
  void rowsAfterTheEndOfTheirStreamAreNotSwallowed() {
    Outcome outcome =
        new Writing(emulator, "late")
            .write(append(orders()), complete("orders"), order(1, "late", 1));

    assertThat(outcome.failureMessage())
        .contains("rows of stream public.orders after it had said that the stream is complete");
  }

  @Test
  void aRowBeyondTheLimitKeepsAllButItsLongestValue() throws Exception {
    String long9 = "x".repeat(9 << 20);

    Outcome outcome =
        new Writing(emulator, "long_rows")
            .write(
                append(orders()),
                order(1, "🦊".repeat(1 << 20), 1),
                row("orders", "{\"id\":2,\"status\":\"%s\",\"total\":2}".formatted(long9)),
                row("orders", "{\"id\":3,\"status\":\"%s\",\"total\":3}".formatted(long9 + long9)),
                complete("orders"));

    assertThat(outcome.failureMessage()).isEqualTo("it succeeded");
    assertThat(
            warehouse.query(
                """
                select id, coalesce(length(status), 0), json_value(_airbyte_meta, '$.changes[0].reason')
                from long_rows.orders
                where total is not null
                order by id
                """))
        .containsExactly(
            Arrays.asList("1", "1048576", null),
            Arrays.asList("2", "9437184", null),
            List.of("3", "0", "DESTINATION_FIELD_SIZE_LIMITATION"));
  }

  @Test
  void aTextOf50MegabytesIsLeftOutWithinTheMemoryOfAConnector() throws Exception {
    byte[] part = "lorem ipsum 🦊 ".repeat(1 << 16).getBytes(UTF_8);
    try (DestinationProcess destination =
        DestinationProcess.write(
            DestinationBigQueryMain.class,
            directory,
            Writing.config(emulator.address(), "giant"),
            append(orders()))) {
      OutputStream in = destination.input();
      String around = row("orders", "{\"id\":1,\"status\":\"#\",\"total\":7}");
      int middle = around.indexOf('#');
      in.write(around.substring(0, middle).getBytes(UTF_8));
      for (long sent = 0; sent < 50 << 20; sent += part.length) {
        in.write(part);
      }
      in.write((around.substring(middle + 1) + "\n").getBytes(UTF_8));
      destination.send(state("orders", 1), complete("orders"));

      assertThat(destination.end()).isZero();
      assertThat(destination.next("STATE")).isPresent();
    }
    assertThat(
            warehouse.query(
                "select id, status, total, json_value(_airbyte_meta, '$.changes[0].field') from giant.orders"))
        .containsExactly(Arrays.asList("1", null, "7", "status"));
  }

  @Test
  void aMessageThatTheMemoryDoesNotHoldIsSaidSo() throws Exception {
    byte[] part = "[],".repeat(1 << 16).getBytes(UTF_8);
    try (DestinationProcess destination =
        DestinationProcess.write(
            DestinationBigQueryMain.class,
            directory,
            Writing.config(emulator.address(), "memory"),
            append(orders()))) {
      OutputStream in = destination.input();
      in.write("{\"type\":\"STATE\",\"state\":{\"stream\":[".getBytes(UTF_8));
      try {
        for (long sent = 0; sent < 50 << 20; sent += part.length) {
          in.write(part);
        }
        in.flush();
      } catch (IOException ended) {
        // It need not listen to the end.
      }

      JsonNode error = destination.next("TRACE").orElseThrow().at("/trace/error");
      assertThat(error.path("failure_type").asText()).isEqualTo("config_error");
      assertThat(error.path("message").asText())
          .contains("does not fit the destination's memory of 256 MB");
      assertThat(destination.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void rowsOfManyStreamsAtATimeFitIntoTheMemoryOfAConnector() throws Exception {
    var streams =
        IntStream.range(0, 15)
            .mapToObj(i -> append(Writing.stream("s" + i, orders().fields().toArray(Field[]::new))))
            .toArray(ConfiguredStream[]::new);
    try (DestinationProcess destination =
        DestinationProcess.write(
            DestinationBigQueryMain.class,
            directory,
            Writing.config(emulator.address(), "many"),
            streams)) {
      for (int id = 0; id < 1_000; id++) {
        for (int s = 0; s < 15; s++) {
          destination
              .input()
              .write((row("s" + s, "{\"id\":%d}".formatted(id)) + "\n").getBytes(UTF_8));
        }
      }
      for (int s = 0; s < 15; s++) {
        destination.send(complete("s" + s));
      }
      assertThat(destination.end()).isZero();
    }
    assertThat(warehouse.count("many.s0")).isEqualTo(1_000);
    assertThat(warehouse.count("many.s14")).isEqualTo(1_000);
  }

  @Test
  void aConfigurationThatIsNoneIsOneErrorAndExitCodeOne() throws Exception {
    try (DestinationProcess destination =
        DestinationProcess.write(
            DestinationBigQueryMain.class,
            directory,
            Writing.JSON.createObjectNode().put("project_id", "p").put("dataset_id", "d"),
            append(orders()))) {
      assertThat(destination.exitCode()).isEqualTo(1);
      JsonNode error = destination.next("TRACE").orElseThrow().at("/trace/error");
      assertThat(error.path("failure_type").asText()).isEqualTo("config_error");
      assertThat(error.path("message").asText())
          .startsWith("Neither emulator_host nor credentials_json is set");
      assertThat(destination.next("TRACE")).isEmpty();
    }
  }
}
