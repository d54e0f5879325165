package dev.exercise.airbyte.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exercise.airbyte.protocol.CatalogJson;
import dev.exercise.airbyte.protocol.ConnectorException;
import dev.exercise.airbyte.protocol.FailureType;
import dev.exercise.airbyte.protocol.MessageWriter;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a connector as a program: takes Airbyte's arguments, and says whatever happens in messages.
 *
 * @see <a href="https://docs.airbyte.com/understanding-airbyte/airbyte-protocol">Airbyte's
 *     protocol</a>
 */
public final class ConnectorProgram {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int FINE = 0;
  private static final int FAILED = 1;

  private final Connector connector;
  private final MessageWriter out;

  ConnectorProgram(Connector connector, MessageWriter out) {
    this.connector = connector;
    this.out = out;
  }

  /**
   * Runs it with this process's streams and ends the process. Nothing else may write to standard
   * output: what does goes to standard error instead.
   */
  public static void main(Connector connector, String[] arguments) throws IOException {
    OutputStream standardOutput =
        new BufferedOutputStream(new FileOutputStream(java.io.FileDescriptor.out), BUFFER_BYTES);
    System.setOut(System.err);
    MessageWriter messages = new MessageWriter(standardOutput, Clock.systemUTC());
    int exit = new ConnectorProgram(connector, messages).run(List.of(arguments), System.in);
    System.exit(exit);
  }

  /** Runs it and gives the exit code: 0, or 1 when something failed, which a message then says. */
  int run(List<String> arguments, InputStream in) throws IOException {
    try {
      call(arguments, in);
      return FINE;
    } catch (ConnectorException failure) {
      out.error(failure.type(), failure.getMessage(), String.valueOf(failure.getCause()));
      return FAILED;
    } catch (RuntimeException bug) {
      out.error(
          FailureType.SYSTEM_ERROR,
          "The connector failed in a way that nobody expected: %s. This is a bug.".formatted(bug),
          stack(bug));
      return FAILED;
    }
  }

  private void call(List<String> arguments, InputStream in) throws IOException {
    String command = arguments.isEmpty() ? "" : arguments.get(0);
    Map<String, Path> files = files(arguments);
    switch (command) {
      case "spec" -> out.spec(connector.spec());
      case "check" -> out.connectionStatus(connector.check(config(files)));
      case "discover" -> out.catalog(source(command).discover(config(files)));
      case "read" ->
          source(command)
              .read(
                  config(files),
                  CatalogJson.readConfigured(json(files, "--catalog")),
                  files.containsKey("--state")
                      ? Optional.of(json(files, "--state"))
                      : Optional.empty(),
                  out);
      case "write" ->
          destination(command)
              .write(config(files), CatalogJson.readConfigured(json(files, "--catalog")), in, out);
      default -> throw unknown(command);
    }
  }

  private SourceConnector source(String command) {
    if (connector instanceof SourceConnector source) {
      return source;
    }
    throw unknown(command);
  }

  private DestinationConnector destination(String command) {
    if (connector instanceof DestinationConnector destination) {
      return destination;
    }
    throw unknown(command);
  }

  private ConnectorException unknown(String command) {
    return ConnectorException.config(
        "'%s' is no command of this connector. It has spec, check --config FILE, and %s."
            .formatted(
                command,
                connector instanceof SourceConnector
                    ? "discover --config FILE, read --config FILE --catalog FILE [--state FILE]"
                    : "write --config FILE --catalog FILE"));
  }

  private static Map<String, Path> files(List<String> arguments) {
    Map<String, Path> files = new HashMap<>();
    for (int i = 1; i + 1 < arguments.size(); i += 2) {
      files.put(arguments.get(i), Path.of(arguments.get(i + 1)));
    }
    return files;
  }

  private static JsonNode config(Map<String, Path> files) throws IOException {
    return json(files, "--config");
  }

  private static JsonNode json(Map<String, Path> files, String option) throws IOException {
    Path file = files.get(option);
    if (file == null) {
      throw ConnectorException.config("%s FILE is missing.".formatted(option));
    }
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (NoSuchFileException missing) {
      throw ConnectorException.config("The file of %s is not there: %s.".formatted(option, file));
    } catch (JsonProcessingException broken) {
      // What the parser quotes may hold a password.
      throw ConnectorException.config(
          "The file of %s holds no JSON: see line %d."
              .formatted(option, broken.getLocation().getLineNr()));
    }
  }

  private static String stack(Throwable bug) {
    StringBuilder text = new StringBuilder(bug.toString());
    for (StackTraceElement frame : bug.getStackTrace()) {
      text.append("\n  at ").append(frame);
    }
    return text.toString();
  }
}
