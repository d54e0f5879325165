package dev.exercise.cli;

import dev.exercise.doctor.RuntimeChoice;
import dev.exercise.session.Session;
import dev.exercise.session.SessionRuntime;
import dev.exercise.stack.Docker;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the services are to run, as an option of the commands that start some. */
final class RuntimeOption {

  /** What a user may say; {@code auto} leaves it to the machine. */
  enum Choice {
    compose,
    embedded,
    auto
  }

  @Option(
      names = "--runtime",
      paramLabel = "RUNTIME",
      defaultValue = "auto",
      description =
          "${COMPLETION-CANDIDATES}: containers, processes of this tool without Docker, or"
              + " containers where a Docker engine answers, unless the candidate has a session"
              + " already. Default: ${DEFAULT-VALUE}.")
  private Choice choice;

  /** As {@link #choose(Docker)}, where what is not said is as in the session that is kept. */
  RuntimeChoice choose(Docker docker, Optional<Session> kept) {
    return choice == Choice.auto && kept.isPresent()
        ? RuntimeChoice.asIn(kept.get(), docker)
        : choose(docker);
  }

  /** Asks Docker, and decides. */
  RuntimeChoice choose(Docker docker) {
    Optional<SessionRuntime> asked =
        choice == Choice.auto ? Optional.empty() : Optional.of(SessionRuntime.parse(choice.name()));
    return RuntimeChoice.of(asked, docker);
  }
}
