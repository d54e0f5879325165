package dev.exercise.replay;

import dev.exercise.grading.attribution.Answers;
import dev.exercise.grading.comparison.Deviation;
import dev.exercise.grading.comparison.KeyedRows;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.mart.Mart;
import dev.exercise.marketplace.mart.MartDifference;
import dev.exercise.marketplace.mart.MartTable;
import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.pipeline.DayAnswers;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.ScratchPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The day after the one that a submission was written on: its source and its truth. The source has
 * a server of its own, since that of the first day has to stay for the next submission.
 */
final class NextDay implements AutoCloseable {

  /** What dbt is told on it. */
  static final List<String> OPTIONS = List.of("--vars", "{business_date: 2026-07-02}");

  private final ScratchPostgres postgres;
  private final List<DayAnswers> answers;

  private NextDay(ScratchPostgres postgres, List<DayAnswers> answers) {
    this.postgres = postgres;
    this.answers = List.copyOf(answers);
  }

  /**
   * Makes it.
   *
   * @param workshop of the first day, in which no session is open
   * @param first answers about the first day
   * @throws IllegalStateException when a server fails
   */
  static NextDay make(ProcessLedger ledger, Workshop workshop, Answers first) {
    ScratchPostgres postgres = ScratchPostgres.start(ledger);
    try {
      Workshop next = workshop.nextDay(Progress.NONE);
      next.fillSource(postgres.server(), Progress.NONE);
      List<Mart> marts = first.marts();
      Map<Mart, MartTable> truth = next.answers(marts, List.of());
      Map<Mart, MartDifference> late = next.differencesWithoutLateRows(marts);
      List<DayAnswers> answers = new ArrayList<>();
      for (Mart mart : marts) {
        KeyedRows rows = KeyedRows.of(truth.get(mart));
        answers.add(
            new DayAnswers(
                mart, KeyedRows.of(first.truth(mart)), rows, Deviation.of(rows, late.get(mart))));
      }
      return new NextDay(postgres, answers);
    } catch (SQLException failed) {
      postgres.close();
      throw new IllegalStateException("The next day could not be made.", failed);
    } catch (RuntimeException failed) {
      postgres.close();
      throw failed;
    }
  }

  /** The source when the day is over. */
  PostgresServer source() {
    return postgres.server();
  }

  /** What is right for each mart. */
  List<DayAnswers> answers() {
    return answers;
  }

  @Override
  public void close() {
    postgres.close();
  }
}
