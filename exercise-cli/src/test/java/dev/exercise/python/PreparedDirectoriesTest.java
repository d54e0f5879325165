package dev.exercise.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreparedDirectoriesTest {

  @TempDir private Path parent;
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final AtomicInteger builds = new AtomicInteger();

  @Test
  void sameThingIsBuiltOnceAndAnotherOneBesideIt() {
    Path first = prepare("lock 1");

    assertThat(prepare("lock 1")).isEqualTo(first);
    assertThat(prepare("lock 2")).isNotEqualTo(first);
    assertThat(builds).hasValue(2);
  }

  @Test
  void buildThatFailsLeavesNothingAndIsTriedAgain() {
    assertThatThrownBy(
            () ->
                directories()
                    .prepare(
                        "dbt",
                        List.of("lock"),
                        "file",
                        directory -> {
                          Files.writeString(directory.resolve("file"), "half");
                          throw new IOException("No space left on device");
                        }))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("No space left on device");
    assertThat(parent).isDirectoryNotContaining(Files::isDirectory);

    assertThat(prepare("lock").resolve("file")).hasContent("whole");
  }

  @Test
  void whatAKilledBuildLeftIsNotTakenForAFinishedOne() throws Exception {
    Path finished = prepare("lock");
    Path killed = finished.resolveSibling(finished.getFileName() + ".building");
    Files.move(finished, killed);
    Files.delete(killed.resolve(".complete"));

    assertThat(prepare("lock").resolve("file")).hasContent("whole");
    assertThat(builds).hasValue(2);
    assertThat(killed).doesNotExist();
  }

  @Test
  void brokenOneIsBuiltAnew() throws Exception {
    Path directory = prepare("lock");
    Files.delete(directory.resolve("file"));

    assertThat(prepare("lock").resolve("file")).hasContent("whole");
  }

  @Test
  void secondToolWaitsForTheFirstAndSaysSo() throws Exception {
    CountDownLatch building = new CountDownLatch(1);
    CountDownLatch waiting = new CountDownLatch(1);
    CompletableFuture<Path> first =
        CompletableFuture.supplyAsync(
            () ->
                directories()
                    .prepare(
                        "dbt",
                        List.of("lock"),
                        "file",
                        directory -> {
                          building.countDown();
                          await(waiting);
                          build(directory);
                        }));
    await(building);
    PreparedDirectories other =
        new PreparedDirectories(
            parent,
            notice -> {
              notices.add(notice);
              waiting.countDown();
            });

    Path second = other.prepare("dbt", List.of("lock"), "file", this::build);

    assertThat(second).isEqualTo(first.join());
    assertThat(builds).hasValue(1);
    assertThat(notices).singleElement().asString().contains("is preparing 'dbt'", "waiting");
  }

  private Path prepare(String lock) {
    return directories().prepare("dbt", List.of(lock), "file", this::build);
  }

  private PreparedDirectories directories() {
    return new PreparedDirectories(parent, notices::add);
  }

  private void build(Path directory) throws IOException {
    builds.incrementAndGet();
    Files.writeString(directory.resolve("file"), "whole");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
