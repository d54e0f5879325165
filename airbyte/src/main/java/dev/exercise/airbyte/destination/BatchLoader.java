package dev.exercise.airbyte.destination;

import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.FailureType;
import dev.exercise.airbyte.protocol.MessageWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Loads batches in the background: those of one stream one after the other, two streams at a time.
 * Holds whoever fills them back when it cannot follow. After the first failure nothing is begun.
 */
final class BatchLoader {

  private static final int MOST_WAITING = 3;

  private final ExecutorService threads;
  private final StateOrder states;
  private final MessageWriter out;
  private final Semaphore places = new Semaphore(MOST_WAITING);
  private final CompletableFuture<Void> failure = new CompletableFuture<>();
  private final List<CompletableFuture<StreamTarget>> all = new ArrayList<>();

  BatchLoader(ExecutorService threads, StateOrder states, MessageWriter out) {
    this.threads = threads;
    this.states = states;
    this.out = out;
  }

  /** Ends exceptionally with the first failure, and never else. */
  CompletableFuture<Void> failure() {
    return failure;
  }

  /** The beginning of a stream's work. */
  CompletableFuture<StreamTarget> begin(StreamTargets targets, DirectLoadTable layout) {
    return watched(CompletableFuture.supplyAsync(() -> targets.begin(layout), threads));
  }

  void requireFine() {
    if (failure.isCompletedExceptionally()) {
      rethrow(failure);
    }
  }

  /** The stream's target, once it has begun. */
  StreamTarget target(StreamIntake intake) {
    rethrow(intake.begun());
    return intake.begun().join();
  }

  /** What rows of the stream that come now are kept together with: their batch, or all of it. */
  Object keptTogether(StreamIntake intake) {
    return target(intake).keepsEachBatch() ? intake.open().orElseThrow() : intake;
  }

  /** Sends the stream's open batch off, once there is room. */
  void submit(StreamIntake intake) {
    Batch batch = intake.cut().orElseThrow();
    takePlace(batch);
    CompletableFuture<LoadJob> sent =
        intake
            .begun()
            .thenApplyAsync(
                target -> {
                  requireFine();
                  return target.send(batch);
                },
                threads);
    continueWith(
        intake,
        intake
            .work()
            .thenCombineAsync(
                sent,
                (target, job) -> {
                  requireFine();
                  target.take(batch, job);
                  kept(intake, batch);
                  if (target.keepsEachBatch()) {
                    states.keep(batch);
                  }
                  return target;
                },
                threads),
        Optional.of(batch));
  }

  /** Sends off what is left, and has the table finished. */
  void complete(StreamIntake intake) {
    Optional<Batch> rest = intake.cut();
    rest.ifPresent(this::takePlace);
    continueWith(
        intake,
        intake
            .work()
            .thenApplyAsync(
                target -> {
                  requireFine();
                  target.complete(rest);
                  rest.ifPresent(batch -> kept(intake, batch));
                  rest.ifPresent(states::keep);
                  states.keep(intake);
                  say(
                      "Stream %s is complete: %,d rows."
                          .formatted(intake.stream().label(), intake.rows()));
                  return target;
                },
                threads),
        rest);
  }

  /** Of a stream that did not come to its end, keeps what can be kept. */
  void giveUp(StreamIntake intake) {
    if (intake.open().isPresent() && target(intake).keepsEachBatch()) {
      submit(intake);
    } else {
      intake.cut().ifPresent(Batch::close);
      states.giveUp(intake, intake.stream());
    }
  }

  /** Something failed outside of the background. */
  void fail(Throwable problem) {
    failure.completeExceptionally(problem);
  }

  /** Drops what only this sync needed; nothing may be under way any more. */
  void leave(Iterable<StreamIntake> intakes) {
    for (StreamIntake intake : intakes) {
      if (intake.begun().isDone() && !intake.begun().isCompletedExceptionally()) {
        intake.begun().join().leave();
      }
    }
  }

  /** Waits for all that was begun. */
  void await() {
    CompletableFuture<Void> done =
        CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    CompletableFuture<Object> first = CompletableFuture.anyOf(done, failure);
    rethrow(first);
  }

  private void kept(StreamIntake intake, Batch batch) {
    if (batch.nulledValues() > 0) {
      say(
          "Stream %s: %,d values did not fit their columns and are empty; _airbyte_meta names them."
              .formatted(intake.stream().label(), batch.nulledValues()));
    }
    say("Stream %s: %,d rows are loaded.".formatted(intake.stream().label(), batch.rows()));
  }

  private void continueWith(
      StreamIntake intake, CompletableFuture<StreamTarget> work, Optional<Batch> batch) {
    intake.continueWith(
        watched(
            work.whenComplete(
                (target, problem) -> {
                  if (batch.isPresent()) {
                    batch.get().close();
                    places.release();
                  }
                })));
  }

  private CompletableFuture<StreamTarget> watched(CompletableFuture<StreamTarget> work) {
    CompletableFuture<StreamTarget> watched =
        work.whenComplete(
            (target, problem) -> {
              if (problem != null) {
                fail(problem instanceof CompletionException ? problem.getCause() : problem);
              }
            });
    all.add(watched);
    return watched;
  }

  private void takePlace(Batch batch) {
    try {
      while (!places.tryAcquire(1, TimeUnit.SECONDS)) {
        requireFine();
      }
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      batch.close();
      throw new ConnectorException(
          FailureType.TRANSIENT_ERROR, "The sync was interrupted.", exception);
    }
  }

  private void say(String text) {
    try {
      out.log(MessageWriter.Level.INFO, text);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  private static void rethrow(CompletableFuture<?> work) {
    try {
      work.join();
    } catch (CompletionException exception) {
      if (exception.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw exception;
    }
  }
}
