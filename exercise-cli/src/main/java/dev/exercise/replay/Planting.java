package dev.exercise.replay;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.PostgresServer;
import dev.exercise.marketplace.Progress;
import dev.exercise.marketplace.World;
import dev.exercise.marketplace.defect.DefectRates;
import dev.exercise.marketplace.generate.CleanWorld;
import dev.exercise.marketplace.workshop.Workshop;
import java.sql.SQLException;

/** Makes a world with its dirt, and fills a source with it. */
public final class Planting {

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
    workshop.build(world, depth, DefectRates.documented(), CleanWorld::load, progress);
    workshop.fillSource(source, progress);
    return workshop;
  }
}
