package dev.exercise.cli;

import dev.exercise.airbyte.sync.StreamReport;
import dev.exercise.airbyte.sync.SyncReport;
import dev.exercise.replay.RawTables;
import dev.exercise.session.Session;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Extracts and loads without Airbyte's pages. */
@Command(
    name = "sync",
    description = {
      "Load the raw tables of a running session, without Airbyte's pages.",
      "Every table of the source is read in full and replaces what the warehouse has, so that a"
          + " connection that does not work never ends an interview."
    },
    footer = {"", "Examples", "  exercise sync", "  exercise sync --candidate ada"})
final class SyncCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CandidateOption candidate;

  @Override
  public Integer call() throws Exception {
    try (Room room = Room.open()) {
      Session session = candidate.session(room.installation().home());
      room.containers().requireRunning(session);
      room.progress().step("Load the raw tables");
      SyncReport report =
          RawTables.load(session.candidatesSource(), session.warehouse(), room.progress());
      room.progress().close();
      print(report, spec.commandLine().getOut());
      return ExitCode.FINE;
    }
  }

  private static void print(SyncReport report, PrintWriter out) {
    for (StreamReport stream : report.streams()) {
      out.println("raw.%-20s %,9d rows".formatted(stream.stream(), stream.rows()));
    }
    out.flush();
  }
}
