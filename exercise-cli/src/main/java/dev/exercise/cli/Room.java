package dev.exercise.cli;

import dev.exercise.grading.AirbyteSetup;
import dev.exercise.grading.Grade;
import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import dev.exercise.replay.Installation;
import dev.exercise.replay.Replay;
import dev.exercise.replay.Reports;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.submission.Submission;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** What a command works with: the installation, the record of processes, and progress. */
final class Room implements AutoCloseable {

  private final Installation installation;
  private final ConsoleProgress progress;
  private final ProcessLedger ledger;

  private Room(Installation installation, ConsoleProgress progress, ProcessLedger ledger) {
    this.installation = installation;
    this.progress = progress;
    this.ledger = ledger;
  }

  /** Opens the checkout that the launcher belongs to, and cleans up what a killed tool left. */
  static Room open() {
    ConsoleProgress progress = ConsoleProgress.ofTerminal();
    Installation installation =
        Installation.at(
            Path.of(System.getProperty("exercise.root", ".")),
            Optional.ofNullable(System.getenv("EXERCISE_HOME")).map(Path::of));
    return new Room(
        installation, progress, ProcessLedger.open(installation.home(), progress::note));
  }

  Installation installation() {
    return installation;
  }

  ConsoleProgress progress() {
    return progress;
  }

  ProcessLedger ledger() {
    return ledger;
  }

  /** Replays a submission on its world and writes the reports. */
  Grade grade(
      Submission submission, World world, Depth depth, AirbyteSetup airbyte, Reports reports)
      throws SQLException, InterruptedException {
    try (Replay replay = Replay.open(installation, ledger, world, depth, progress)) {
      Grade grade = replay.grade(submission, reports.dbtLog()).with(airbyte);
      reports.write(grade);
      return grade;
    } finally {
      progress.close();
    }
  }

  @Override
  public void close() {
    ledger.close();
    progress.close();
  }
}
