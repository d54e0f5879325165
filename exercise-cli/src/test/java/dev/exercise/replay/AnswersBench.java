package dev.exercise.replay;

import dev.exercise.answers.AnswerShelf;
import dev.exercise.answers.KeptAnswers;
import dev.exercise.grading.Grader;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.stack.DirectoryTree;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.ScratchPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures how long a grade waits for the answers of depth full, computed and kept; run by {@code
 * make bench} and never by the tests. Argument: scale.
 */
final class AnswersBench {

  private AnswersBench() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    PrintStream out = System.out;
    Path home = Files.createTempDirectory("answers-bench");
    World world = World.of(1, arguments[0]);
    try (ProcessLedger ledger = ProcessLedger.open(home, line -> {});
        ScratchPostgres postgres = ScratchPostgres.start(ledger)) {
      Workshop workshop =
          Planting.plant(postgres.server(), postgres.server(), world, Depth.FULL, Progress.NONE);
      WorkshopAnswers answers = new WorkshopAnswers(() -> workshop, Depth.FULL);
      double cold = prepare(postgres, home, world, answers);
      double warm = prepare(postgres, home, world, answers);
      out.println("| scale | mistakes | computed s | kept s | kept MB |");
      out.println("|---|---|---|---|---|");
      out.printf(
          Locale.ROOT,
          "| %s | %d | %.1f | %.1f | %.1f |%n",
          arguments[0],
          answers.mistakes().size(),
          cold,
          warm,
          size(home.resolve("answers")) / 1e6);
    } finally {
      DirectoryTree.delete(home);
    }
  }

  private static double prepare(
      ScratchPostgres postgres, Path home, World world, WorkshopAnswers answers)
      throws SQLException {
    long began = System.nanoTime();
    AnswerShelf shelf =
        AnswerShelf.open(
            home,
            Planting.answerKey(postgres.server(), world, Depth.FULL),
            Clock.systemUTC(),
            line -> {});
    new Grader(new KeptAnswers(answers, shelf)).prepare();
    return (System.nanoTime() - began) / 1e9;
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
