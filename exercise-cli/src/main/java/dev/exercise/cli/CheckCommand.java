package dev.exercise.cli;

import dev.exercise.check.Finding;
import dev.exercise.check.SessionCheck;
import dev.exercise.replay.Toolchain;
import dev.exercise.session.Session;
import dev.exercise.session.Sessions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether every service of a session does what a candidate needs. */
@Command(
    name = "check",
    description = {
      "Look whether every service of a running session does what a candidate needs of it.",
      "Counts the source's rows, lets Airbyte reach what was set up in it, asks the warehouse, and"
          + " lets dbt look at its project. Nothing that the candidate made is changed. Ends with 1"
          + " when a service fails."
    },
    footer = {"", "Examples", "  exercise check", "  exercise check --candidate ada --format json"})
final class CheckCommand implements Callable<Integer> {

  /** How the findings are written. */
  enum Format {
    text,
    json
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--candidate",
      paramLabel = "ALIAS",
      defaultValue = "candidate",
      description = "Whose session it is. Default: ${DEFAULT-VALUE}.")
  private String candidate;

  @Option(
      names = "--workspace",
      paramLabel = "FOLDER",
      description = "The candidate's copy of the starter. Default: .exercise/workspace/<alias>.")
  private Path workspace;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Override
  public Integer call() {
    try (Room room = Room.open()) {
      Path home = room.installation().home();
      Session session = new Sessions(home).read(candidate);
      Path place = workspace == null ? home.resolve("workspace").resolve(candidate) : workspace;
      Toolchain toolchain = Toolchain.prepare(room.installation(), room.ledger(), room.progress());
      List<Finding> findings =
          SessionCheck.run(session, place, room.ledger(), toolchain, room.progress());
      room.progress().close();
      FindingPrinter.print(findings, format, spec.commandLine().getOut());
      boolean failed =
          findings.stream().anyMatch(finding -> finding.state() == Finding.State.FAILED);
      return failed ? ExitCode.NEGATIVE_VERDICT : ExitCode.FINE;
    }
  }
}
