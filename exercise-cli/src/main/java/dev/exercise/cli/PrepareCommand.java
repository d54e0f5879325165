package dev.exercise.cli;

import dev.exercise.python.PythonEnvironment;
import dev.exercise.replay.Toolchain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Installs the Python programs that the embedded runtime needs. */
@Command(
    name = "prepare",
    description = {
      "Install the emulator, dbt, its packages and Airflow into .exercise/python.",
      "Everything is locked and checked by hash; what is there already is left as it is.",
      "Run it while there is internet, and no later command needs any."
    },
    footer = {"", "Example", "  exercise prepare"})
final class PrepareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Room room = Room.open()) {
      room.progress().step("Prepare the Python environments");
      Toolchain toolchain = Toolchain.prepare(room.installation(), room.ledger(), room.progress());
      PythonEnvironment airflow =
          Toolchain.airflow(room.installation(), room.ledger(), room.progress());
      spec.commandLine().getOut().println("emulator: " + toolchain.emulator().directory());
      spec.commandLine().getOut().println("dbt:      " + toolchain.dbt().directory());
      spec.commandLine().getOut().println("airflow:  " + airflow.directory());
      return ExitCode.FINE;
    }
  }
}
