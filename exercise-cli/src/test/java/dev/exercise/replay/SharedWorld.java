package dev.exercise.replay;

import dev.exercise.airbyte.sync.SyncReport;
import dev.exercise.answers.AnswerShelf;
import dev.exercise.answers.KeptAnswers;
import dev.exercise.grading.Grader;
import dev.exercise.grading.attribution.Answers;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.ScratchPostgres;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;

/**
 * A world with its answers and its grader, as a {@link Replay} makes them, for tests that build
 * submissions in their own way.
 */
public final class SharedWorld implements AutoCloseable {

  private final ScratchPostgres postgres;
  private final Answers answers;
  private final Grader grader;

  private SharedWorld(ScratchPostgres postgres, Answers answers) {
    this.postgres = postgres;
    this.answers = answers;
    this.grader = new Grader(answers);
  }

  /** Makes the world, and computes what every grade asks for. */
  public static SharedWorld open(
      ProcessLedger ledger, World world, Depth depth, ReplayListener listener) throws SQLException {
    ScratchPostgres postgres = ScratchPostgres.start(ledger);
    try {
      Workshop workshop =
          Planting.plant(postgres.server(), postgres.server(), world, depth, listener);
      Answers answers =
          new KeptAnswers(
              new WorkshopAnswers(() -> workshop, depth),
              AnswerShelf.open(
                  ledger.home(),
                  Planting.answerKey(postgres.server(), world, depth),
                  Clock.systemUTC(),
                  listener::note));
      SharedWorld shared = new SharedWorld(postgres, answers);
      shared.grader.prepare();
      return shared;
    } catch (SQLException | RuntimeException failed) {
      postgres.close();
      throw failed;
    }
  }

  /** Brings the raw tables into a warehouse. */
  public void load(URI warehouse, ReplayListener listener) throws InterruptedException {
    SyncReport unused =
        RawTables.load(RawTables.candidatesView(postgres.server()), warehouse, listener);
  }

  /** What is known of the world. */
  public Answers answers() {
    return answers;
  }

  /** The grader of this world, which is not thread-safe. */
  public Grader grader() {
    return grader;
  }

  @Override
  public void close() {
    postgres.close();
  }
}
