package dev.exercise.cli;

import dev.exercise.check.Finding;
import dev.exercise.doctor.Doctor;
import dev.exercise.doctor.RuntimeChoice;
import dev.exercise.stack.Docker;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what this machine lacks. */
@Command(
    name = "doctor",
    description = {
      "Say what this machine lacks for a session, and what to do about it.",
      "Looks at Docker's engine with its memory and version, Compose, disk, ports with the process"
          + " that holds each, Java, Python, and what the candidate's checklist asks for. Changes"
          + " nothing. Ends with 1 when something is missing that a session cannot do without."
    },
    footer = {
      "",
      "Examples",
      "  exercise doctor",
      "  exercise doctor --runtime compose --format json"
    })
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private RuntimeOption runtime;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Mixin private PortOptions ports;

  @Override
  public Integer call() {
    Docker docker = Docker.ofThisUser();
    RuntimeChoice choice = runtime.choose(docker);
    try (Room room = Room.open()) {
      List<Finding> findings =
          new Doctor(docker, room.ledger(), ports.of(choice.runtime())).examine(choice);
      FindingPrinter.print(findings, format, spec.commandLine().getOut());
      return FindingPrinter.exitCode(findings);
    }
  }
}
