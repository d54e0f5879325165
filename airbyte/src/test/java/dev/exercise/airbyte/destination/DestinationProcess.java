package dev.exercise.airbyte.destination;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exercise.airbyte.protocol.CatalogJson;
import dev.exercise.airbyte.protocol.ConfiguredCatalog;
import dev.exercise.airbyte.protocol.ConfiguredStream;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The connector in a process of its own, with the memory that it has in use. */
final class DestinationProcess implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 240;

  private final Process process;
  private final OutputStream in;
  private final BlockingQueue<Optional<JsonNode>> messages = new LinkedBlockingQueue<>();

  private DestinationProcess(Process process) {
    this.process = process;
    this.in = process.getOutputStream();
    Thread reader = new Thread(this::read, "messages");
    reader.setDaemon(true);
    reader.start();
  }

  static DestinationProcess write(
      Class<?> main, Path directory, JsonNode config, ConfiguredStream... streams)
      throws IOException {
    Path configFile = Files.createTempFile(directory, "config", ".json");
    Path catalogFile = Files.createTempFile(directory, "catalog", ".json");
    Files.writeString(configFile, config.toString());
    Files.writeString(
        catalogFile, CatalogJson.write(new ConfiguredCatalog(List.of(streams))).toString());
    return start(
        main,
        directory,
        "write",
        "--config",
        configFile.toString(),
        "--catalog",
        catalogFile.toString());
  }

  static DestinationProcess start(Class<?> main, Path directory, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    File log = Files.createTempFile(directory, "stderr", ".log").toFile();
    return new DestinationProcess(new ProcessBuilder(command).redirectError(log).start());
  }

  void send(String... lines) throws IOException {
    in.write((String.join("\n", lines) + "\n").getBytes(UTF_8));
    in.flush();
  }

  OutputStream input() {
    return in;
  }

  /** The next message of a type, or empty at the end of its output. */
  Optional<JsonNode> next(String type) throws InterruptedException {
    while (true) {
      Optional<JsonNode> message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new IllegalStateException("The destination said nothing for a long time.");
      }
      if (message.isEmpty() || message.get().path("type").asText().equals(type)) {
        return message;
      }
    }
  }

  /** As {@code kill -9}. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** As {@code kill}; unlike the process, its handle leaves the output open to be read. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Ends its input and waits for its exit code. */
  int end() throws IOException, InterruptedException {
    in.close();
    return exitCode();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The destination does not end.");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    kill();
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        messages.add(Optional.of(Writing.JSON.readTree(line)));
      }
    } catch (IOException killed) {
      // The end is told below.
    }
    messages.add(Optional.empty());
  }
}
