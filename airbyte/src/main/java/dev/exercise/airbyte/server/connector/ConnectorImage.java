package dev.exercise.airbyte.server.connector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A container of a connector's image. Its files are copied into it, for a server that is itself a
 * container has no folder that the engine could mount.
 */
final class ConnectorImage {

  static final String FOLDER = "/connector";

  private final String image;
  private final ConnectorEnvironment environment;
  private final String name = "exercise-connector-" + UUID.randomUUID();

  ConnectorImage(String image, ConnectorEnvironment environment) {
    this.image = image;
    this.environment = environment;
  }

  /**
   * Makes the container ready, and gives the command that runs it.
   *
   * @param user the number of the user that may read the files
   * @throws IOException with Docker's own words, when it refuses
   */
  List<String> prepare(Path files, String user, List<String> arguments) throws IOException {
    List<String> create =
        new ArrayList<>(
            List.of(
                "docker",
                "create",
                "--rm",
                "--init",
                "--interactive",
                "--name",
                name,
                "--network",
                environment.dockerNetwork().orElseThrow(),
                "--user",
                user,
                "--security-opt",
                "no-new-privileges",
                "--memory",
                "1g",
                // The engine would keep every record that passes.
                "--log-driver",
                "none"));
    environment
        .emulatorHost()
        .ifPresent(host -> create.addAll(List.of("--env", "BIGQUERY_EMULATOR_HOST=" + host)));
    create.add(image);
    create.addAll(arguments);
    run(create);
    try {
      run(List.of("docker", "cp", "--archive", "--quiet", files + "/.", name + ":" + FOLDER));
    } catch (IOException refused) {
      remove();
      throw refused;
    }
    return List.of("docker", "start", "--attach", "--interactive", name);
  }

  /** Ends the container, if it is still there. */
  void remove() {
    try {
      new ProcessBuilder("docker", "rm", "--force", name)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException exception) {
      System.getLogger(ConnectorImage.class.getName())
          .log(System.Logger.Level.WARNING, "Container " + name + " was not ended.", exception);
    }
  }

  /** An image that is not there is pulled, which may take minutes. */
  private void run(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Process process = builder.start();
    process.getOutputStream().close();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(
            "Docker did not make a container of %s: %s"
                .formatted(image, said.lines().reduce((first, last) -> last).orElse("no reason")));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      remove();
      throw new IOException("The container of %s was given up.".formatted(image), interrupted);
    }
  }
}
