package dev.exercise.airbyte.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.destination.BigQueryDestination;
import dev.exercise.airbyte.protocol.AirbyteMessage;
import dev.exercise.airbyte.protocol.ConfiguredCatalog;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.MessageReader;
import dev.exercise.airbyte.source.PostgresSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Moves streams as a job of Airbyte's would, in any sync mode and from where an earlier sync came
 * to: the connectors' messages go from the one to the other, within this process.
 */
public final class ConnectorSync {

  private static final int PIPE_BYTES = 1 << 20;

  private final PostgresSource source;
  private final BigQueryDestination destination;

  public ConnectorSync(PostgresSource source, BigQueryDestination destination) {
    this.source = source;
    this.destination = destination;
  }

  /**
   * Syncs once.
   *
   * @param from the states that the sync before gave; none for the first one
   * @return the states that the destination has kept all rows of, in their order
   * @throws ConnectorException when a stream did not arrive whole
   * @throws InterruptedException when the thread is interrupted; the sync may have begun to write
   */
  public List<JsonNode> run(ConfiguredCatalog catalog, List<JsonNode> from)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    try (PipedInputStream received = new PipedInputStream(PIPE_BYTES);
        PipedOutputStream sent = new PipedOutputStream(received)) {
      Future<?> reading =
          threads.submit(
              () -> {
                try (sent) {
                  source.read(catalog, from, sent);
                }
                return null;
              });
      Future<?> writing =
          threads.submit(
              () -> {
                // Closed in any case: a source that nobody listens to would wait for ever.
                try (received) {
                  destination.write(catalog, received, answers);
                }
                return null;
              });
      Optional<RuntimeException> ofDestination = failure(writing::get);
      Optional<RuntimeException> ofSource = failure(reading::get);
      // A source that ends early fails the destination, and one that nobody listens to breaks off.
      if (ofSource.isPresent() && ofSource.get() instanceof ConnectorException reason) {
        throw reason;
      }
      if (ofDestination.or(() -> ofSource).isPresent()) {
        throw ofDestination.or(() -> ofSource).get();
      }
      return states(answers.toByteArray());
    } catch (IOException broken) {
      throw new UncheckedIOException("syncing %s".formatted(source), broken);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Optional<RuntimeException> failure(Callable<?> end) throws InterruptedException {
    try {
      Object unused = end.call();
      return Optional.empty();
    } catch (ExecutionException failed) {
      return Optional.of(
          failed.getCause() instanceof RuntimeException reason
              ? reason
              : new IllegalStateException("A connector broke off.", failed.getCause()));
    } catch (InterruptedException interrupted) {
      throw interrupted;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<JsonNode> states(byte[] answers) throws IOException {
    List<JsonNode> states = new ArrayList<>();
    try (MessageReader messages = new MessageReader(new ByteArrayInputStream(answers), List.of())) {
      Optional<AirbyteMessage> next = messages.next();
      while (next.isPresent()) {
        if (next.get() instanceof AirbyteMessage.State state) {
          states.add(state.state());
        }
        next = messages.next();
      }
    }
    return states;
  }
}
