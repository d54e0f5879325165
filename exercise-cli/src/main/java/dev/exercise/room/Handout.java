package dev.exercise.room;

import dev.exercise.marketplace.workshop.Workshop;
import dev.exercise.replay.Installation;
import dev.exercise.replay.Planting;
import dev.exercise.replay.ReplayListener;
import dev.exercise.session.Session;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.ScratchPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Packs a workspace for a candidate's own laptop; nothing is started for it. */
public final class Handout {

  private Handout() {}

  /**
   * Writes the zip: the same session always has the same bytes.
   *
   * @return where it is
   */
  public static Path write(
      Installation installation,
      ProcessLedger ledger,
      Session session,
      Path zip,
      ReplayListener listener)
      throws SQLException {
    RoomFolder room = new RoomFolder(installation.root());
    room.requireComplete();
    Path scratch = ledger.scratch("handout");
    Path folder = scratch.resolve("exercise-" + session.candidate());
    listener.step("Plant the marketplace in a scratch PostgreSQL");
    try (ScratchPostgres server = ScratchPostgres.start(ledger);
        Archive archive = Archive.create(zip)) {
      Workshop unused =
          Planting.plant(
              server.server(), server.server(), session.world(), session.depth(), listener);
      listener.step("Write the workspace and pack it");
      room.write(folder, server.server(), session.depth(), listener);
      // Who will own the files there is not known here.
      Files.writeString(folder.resolve(".env"), FileOwner.USUAL.environmentFile());
      archive.addFolder(
          folder,
          folder.getFileName() + "/",
          below -> false,
          file -> {
            throw new IllegalStateException("The workspace holds a link: " + file);
          });
      archive.finish();
      return archive.file();
    } catch (IOException unwritable) {
      throw new UncheckedIOException("writing the workspace of the handout", unwritable);
    } finally {
      ledger.discard(scratch);
    }
  }
}
