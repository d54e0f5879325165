package dev.exercise.observation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NotebookTest {

  private static final Instant AT = Instant.parse("2026-07-01T09:00:00.123Z");

  @TempDir private Path home;

  @Test
  void whatWasWrittenDownIsReadAgainAsItWas() {
    Note note =
        new Note(
            AT,
            "said \"no\"\nand ünderlined it",
            Optional.of("problem-solving"),
            Optional.of("schema-evolution"),
            Optional.of("gmv-basis"));
    Rating rating = new Rating(AT, "schema-evolution", 3, "no plan for history");
    Incident incident = new Incident(AT, Duration.ofMinutes(10), "Docker was out of memory");

    notebook().add(note);
    notebook().add(rating);
    notebook().add(incident);

    assertThat(notebook().read()).isEqualTo(new Observations(List.of(note, rating, incident), 0));
  }

  @Test
  void onlyTheLastRatingOfACriterionCounts() {
    notebook().add(new Rating(AT, "exploration", 2, ""));
    notebook().add(new Rating(AT, "choice-of-tools", 4, ""));
    notebook().add(new Rating(AT, "exploration", 3, "looked again"));

    assertThat(notebook().read().ratings())
        .extracting(Rating::criterion, Rating::level)
        .containsExactly(tuple("exploration", 3), tuple("choice-of-tools", 4));
  }

  @Test
  void nobodyElseMayReadIt() throws IOException {
    notebook().add(note("first"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void whatACrashLeftUnfinishedTakesNothingWithIt() throws IOException {
    notebook().add(note("first"));
    Files.writeString(file(), "{\"kind\":\"note\",\"at\":\"2026-07", StandardOpenOption.APPEND);
    Files.write(file(), new byte[] {(byte) 0xc3}, StandardOpenOption.APPEND);

    notebook().add(note("second"));

    Observations read = notebook().read();
    assertThat(read.notes()).extracting(Note::text).containsExactly("first", "second");
    assertThat(read.unreadable()).isEqualTo(1);
  }

  @Test
  void manyWritersAtOnceLoseNothing() {
    List<String> texts = IntStream.range(0, 64).mapToObj("note %d"::formatted).toList();

    texts.parallelStream().forEach(text -> notebook().add(note(text)));

    assertThat(notebook().read().notes())
        .extracting(Note::text)
        .containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  void severalProcessesAtOnceLoseNothing() throws Exception {
    List<Process> writers =
        IntStream.range(0, 3).mapToObj(number -> writer("writer %d".formatted(number))).toList();

    for (Process writer : writers) {
      assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(writer.exitValue()).isZero();
    }
    assertThat(notebook().read().unreadable()).isZero();
    assertThat(Files.readAllLines(file(), UTF_8)).hasSize(3 * Writer.NOTES);
    assertThat(notebook().read().notes()).hasSize(3 * Writer.NOTES);
  }

  @Test
  void forgettingLeavesNothing() {
    notebook().add(note("first"));

    notebook().forget();

    assertThat(file()).doesNotExist();
    assertThat(notebook().read().all()).isEmpty();
  }

  @Test
  void whatSaysNothingOrTooMuchIsRefused() {
    assertThatThrownBy(() -> note(" ")).hasMessageContaining("says nothing");
    assertThatThrownBy(() -> note("x".repeat(4_001))).hasMessageContaining("up to 4,000");
    assertThatThrownBy(() -> new Rating(AT, "exploration", 5, ""))
        .hasMessageContaining("Level 5 is not between 1 and 4");
    assertThatThrownBy(() -> new Incident(AT, Duration.ofMinutes(-1), "it broke"))
        .hasMessageContaining("from 0 to 480 minutes");
  }

  /** A process that writes notes. */
  static final class Writer {
    static final int NOTES = 40;

    private Writer() {}

    public static void main(String[] arguments) {
      Notebook notebook = new Notebook(Path.of(arguments[0]), "ada");
      for (int number = 0; number < NOTES; number++) {
        notebook.add(note("%s, note %d".formatted(arguments[1], number)));
      }
    }
  }

  private Process writer(String name) {
    try {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              Writer.class.getName(),
              home.toString(),
              name)
          .inheritIO()
          .start();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private Notebook notebook() {
    return new Notebook(home, "ada");
  }

  private Path file() {
    return home.resolve("sessions/ada.observations");
  }

  private static Note note(String text) {
    return new Note(AT, text, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
