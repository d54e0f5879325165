package dev.exercise.replay;

import dev.exercise.answers.AnswerShelf;
import dev.exercise.answers.KeptAnswers;
import dev.exercise.grading.BuildOutcome;
import dev.exercise.grading.Delivery;
import dev.exercise.grading.Grade;
import dev.exercise.grading.Grader;
import dev.exercise.grading.GradingInput;
import dev.exercise.grading.LeftMarts;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.stack.DiskSpace;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.ScratchPostgres;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/**
 * Grades the marts as they stand in the candidate's warehouse; nothing of theirs is run. The
 * marketplace is made again only where an answer about it is not kept.
 */
public final class QuickGrade {

  private final ProcessLedger ledger;
  private final ReplayListener listener;

  public QuickGrade(ProcessLedger ledger, ReplayListener listener) {
    this.ledger = ledger;
    this.listener = listener;
  }

  /**
   * Compares what was read with the truth.
   *
   * @throws SQLException when the scratch Postgres fails
   */
  public Grade of(LeftMarts.Found left, World world, Depth depth) throws SQLException {
    listener.step("Compare the marts with the truth");
    try (ScratchPostgres postgres = ScratchPostgres.start(ledger)) {
      Planted planted = new Planted(postgres, world, depth);
      KeptAnswers answers =
          new KeptAnswers(
              new WorkshopAnswers(planted::workshop, depth),
              AnswerShelf.open(
                  ledger.home(),
                  Planting.answerKey(postgres.server(), world, depth),
                  Clock.systemUTC(),
                  listener::note));
      Grader grader = new Grader(answers);
      if (left.deliveries().values().stream().anyMatch(Delivery.Present.class::isInstance)) {
        grader.prepare();
      }
      return grader.grade(
          new GradingInput(
              world, depth, new BuildOutcome.AsLeft(), left.deliveries(), Replay.STARTER_MODELS));
    }
  }

  /** The marketplace, made when it is first asked for. */
  private final class Planted {
    private final ScratchPostgres postgres;
    private final World world;
    private final Depth depth;
    private Optional<Workshop> workshop = Optional.empty();

    private Planted(ScratchPostgres postgres, World world, Depth depth) {
      this.postgres = postgres;
      this.world = world;
      this.depth = depth;
    }

    private synchronized Workshop workshop() {
      if (workshop.isEmpty()) {
        DiskSpace.forRows(world.rows(100_000)).require(ledger.home(), "grading");
        listener.step("Plant the marketplace, since not every answer about it is kept");
        try {
          workshop =
              Optional.of(
                  Planting.plant(postgres.server(), postgres.server(), world, depth, listener));
        } catch (SQLException failed) {
          throw new IllegalStateException("The marketplace could not be planted.", failed);
        }
        listener.step("Compute the answers");
      }
      return workshop.get();
    }
  }
}
