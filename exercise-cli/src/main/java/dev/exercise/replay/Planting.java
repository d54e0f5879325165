package dev.exercise.replay;

import dev.exercise.answers.AnswerKey;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.generate.CleanWorld;
import dev.exercise.marketplace.workshop.Workshop;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.LocalDate;

/** Makes a world with its dirt, and fills a source with it. */
public final class Planting {

  private static final DefectRates RATES = DefectRates.documented();
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 7, 1);

  private Planting() {}

  /**
   * Makes the world anew and replaces the source's tables.
   *
   * @param scratch where the clean world and the truth are made; no candidate may reach it
   * @param source the candidate's server; may be the same where no candidate ever reaches it
   * @return what knows every answer about this world
   */
  public static Workshop plant(
      PostgresServer scratch, PostgresServer source, World world, Depth depth, Progress progress)
      throws SQLException {
    Workshop workshop = new Workshop(scratch, "workshop");
    workshop.build(world, depth, RATES, CleanWorld::load, progress);
    workshop.fillSource(source, progress);
    return workshop;
  }

  /** What the answers about a planted world depend on, on the first day. */
  static AnswerKey answerKey(PostgresServer scratch, World world, Depth depth) throws SQLException {
    try (Connection connection = scratch.connect("postgres")) {
      DatabaseMetaData server = connection.getMetaData();
      return AnswerKey.of(
          world,
          depth,
          RATES,
          FIRST_DAY,
          server.getDatabaseProductName() + " " + server.getDatabaseProductVersion());
    }
  }
}
