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

/** Starts connectors, always as a list of arguments and never through a shell. */
public final class Launcher {

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
        arguments.add((definition.custom() ? ConnectorImage.FOLDER : own.toString()) + "/" + name);
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
    ConnectorImage image = new ConnectorImage(definition.image(), environment);
    String user = Files.getAttribute(own, "unix:uid").toString();
    List<String> command = image.prepare(own, user, arguments);
    try {
      return new ConnectorProcess(start(command, own), own, image::remove);
    } catch (IOException | RuntimeException exception) {
      image.remove();
      throw exception;
    }
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

  /** A connector is an image, and this server was started without leave to run any. */
  public static final class ConnectorsOffException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConnectorsOffException(ConnectorDefinition definition) {
      super(
          "Connector images are off: %s (%s) is an image, and this server was started without access to Docker. Use a built-in connector, or start the server with AIRBYTE_DOCKER_NETWORK set, Docker's command line and its socket."
              .formatted(definition.name(), definition.image()));
    }
  }
}
