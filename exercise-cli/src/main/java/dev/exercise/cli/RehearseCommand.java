package dev.exercise.cli;

import dev.exercise.doctor.RuntimeChoice;
import dev.exercise.marketplace.Depth;
import dev.exercise.room.Rehearsal;
import dev.exercise.room.RehearsalReport;
import dev.exercise.room.RehearsalStep;
import dev.exercise.session.Session;
import dev.exercise.session.SessionRuntime;
import dev.exercise.stack.Docker;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays the whole exercise once with the reference solution. */
@Command(
    name = "rehearse",
    description = {
      "Play the whole exercise on this machine, the day before: setup, check, sync, the reference"
          + " solution with dbt and Airflow, collect, grade, teardown.",
      "No candidate's session is touched, and none of the room may be up. Ends with 1 when a step"
          + " fails. The reports are in .exercise/rehearsal."
    },
    footer = {
      "",
      "Examples",
      "  exercise rehearse",
      "  exercise rehearse --runtime embedded --scale 0.1 --junit target/junit.xml"
    })
final class RehearseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  private final Clock clock;

  RehearseCommand(Clock clock) {
    this.clock = clock;
  }

  @Mixin private WorldOptions options;

  @Mixin private RuntimeOption runtime;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the steps as test results, for continuous integration.")
  private Path junit;

  @Mixin private PortOptions ports;

  @Override
  public Integer call() throws Exception {
    Docker docker = Docker.ofThisUser();
    RuntimeChoice choice = runtime.choose(docker);
    try (Room room = Room.open()) {
      room.progress().note(choice.because());
      Session session =
          new Session(
              Rehearsal.ALIAS,
              options.world(WorldOptions.SAMPLE),
              options.depth(Depth.CORE),
              ports.of(choice.runtime()),
              clock.instant(),
              choice.runtime(),
              Optional.of(Rehearsal.workspace(room.installation().home())),
              choice.runtime() == SessionRuntime.EMBEDDED);
      List<RehearsalStep> steps =
          Rehearsal.run(
              room.installation(), room.ledger(), docker, choice, session, room.progress());
      room.progress().close();
      StepPrinter.print(steps, spec.commandLine().getOut());
      if (junit != null) {
        RehearsalReport.write(steps, junit);
      }
      return Rehearsal.passed(steps) ? ExitCode.FINE : ExitCode.NEGATIVE_VERDICT;
    }
  }
}
