package dev.exercise.airbyte.server.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.server.store.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Starts connectors, always as a list of arguments and never through a shell. */
public final class Launcher {

  private static final String CONTAINER_FOLDER = "/connector";

  private final PrivateFolder folder;
  private final ConnectorEnvironment environment;

  public Launcher(PrivateFolder folder, ConnectorEnvironment environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /**
   * Starts a connector.
   *
   * @param verb {@code spec}, {@code check}, {@code discover}, {@code read} or {@code write}
   * @param files what the connector gets as files, by option: {@code config}, {@code catalog},
   *     {@code state}
   * @throws ConnectorsOffException when it is an image, and images may not run
   */
  public ConnectorProcess start(
      ConnectorDefinition definition, String verb, Map<String, JsonNode> files) throws IOException {
    if (definition.custom() && environment.dockerNetwork().isEmpty()) {
      throw new ConnectorsOffException(definition);
    }
    Path own = folder.forProcess();
    try {
      List<String> arguments = new ArrayList<>();
      arguments.add(verb);
      for (Map.Entry<String, JsonNode> file : new LinkedHashMap<>(files).entrySet()) {
        String name = file.getKey() + ".json";
        PrivateFolder.write(
            own, name, Json.write(file.getValue()).getBytes(StandardCharsets.UTF_8));
        arguments.add("--" + file.getKey());
        arguments.add((definition.custom() ? CONTAINER_FOLDER : own.toString()) + "/" + name);
      }
      return definition.custom()
          ? startImage(definition, own, arguments)
          : startProgram(definition.command(), own, arguments);
    } catch (IOException | RuntimeException exception) {
      PrivateFolder.delete(own);
      throw exception;
    }
  }

  private ConnectorProcess startProgram(List<String> program, Path own, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(program);
    command.addAll(arguments);
    return new ConnectorProcess(start(command, own), own, () -> {});
  }

  private ConnectorProcess startImage(
      ConnectorDefinition definition, Path own, List<String> arguments) throws IOException {
    String name = "exercise-connector-" + UUID.randomUUID();
    List<String> command =
        new ArrayList<>(
            List.of(
                "docker",
                "run",
                "--rm",
                "--init",
                "--interactive",
                "--name",
                name,
                "--network",
                environment.dockerNetwork().orElseThrow(),
                "--user",
                Files.getAttribute(own, "unix:uid").toString(),
                "--volume",
                own + ":" + CONTAINER_FOLDER + ":ro",
                "--security-opt",
                "no-new-privileges",
                "--memory",
                "1g"));
    environment
        .emulatorHost()
        .ifPresent(host -> command.addAll(List.of("--env", "BIGQUERY_EMULATOR_HOST=" + host)));
    command.add(definition.image());
    command.addAll(arguments);
    return new ConnectorProcess(start(command, own), own, () -> killContainer(name));
  }

  private Process start(List<String> command, Path own) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(own.toFile());
    environment.fill(builder.environment());
    Process process = builder.start();
    try {
      PrivateFolder.note(own, process.toHandle());
      return process;
    } catch (IOException exception) {
      ConnectorProcess.kill(process.toHandle());
      throw exception;
    }
  }

  private static void killContainer(String name) {
    try {
      new ProcessBuilder("docker", "kill", name)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException exception) {
      System.getLogger(Launcher.class.getName())
          .log(System.Logger.Level.WARNING, "Container " + name + " was not ended.", exception);
    }
  }

  /** A connector is an image, and this server was started without leave to run any. */
  public static final class ConnectorsOffException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConnectorsOffException(ConnectorDefinition definition) {
      super(
          "Connector images are off: %s (%s) is an image, and this server was started without access to Docker. Use a built-in connector, or start the server with AIRBYTE_DOCKER_NETWORK set and the Docker socket mounted."
              .formatted(definition.name(), definition.image()));
    }
  }
}
