package dev.exercise.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exercise.python.PythonEnvironment;
import dev.exercise.stack.ChildProgram;
import dev.exercise.stack.CleanEnvironment;
import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Python script that stands beside the tests, run in an environment and a folder of its own. */
final class Script {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration LIMIT = Duration.ofMinutes(4);

  private final String name;
  private final PythonEnvironment python;
  private final Path folder;
  private final Map<String, String> environment;

  /**
   * @param name of the resource
   * @param folder its home and working directory, where it may write
   */
  Script(String name, PythonEnvironment python, Path folder) throws IOException {
    this.name = name;
    this.python = python;
    this.folder = folder;
    this.environment = new HashMap<>(CleanEnvironment.of(folder));
    environment.put("PYTHONUNBUFFERED", "1");
    // No telemetry; the scripts themselves refuse to reach out.
    environment.put("DO_NOT_TRACK", "1");
    environment.put("SCARF_ANALYTICS", "false");
    environment.put("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
    for (String module : List.of(name, "loopback_only.py")) {
      Files.writeString(folder.resolve(module), Shop.resource(module));
    }
  }

  Script with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /**
   * Runs it, and reads the JSON in the last line that it prints.
   *
   * @throws AssertionError if it does not end well
   */
  JsonNode run(String... arguments) throws IOException {
    ChildProgram.Exit exit = exit(arguments);
    if (!exit.successful()) {
      throw new AssertionError("%s failed:%n%s".formatted(name, exit.tail()));
    }
    return JSON.readTree(exit.lastLines().get(exit.lastLines().size() - 1));
  }

  private ChildProgram.Exit exit(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(python.python().toString());
    command.add(folder.resolve(name).toString());
    command.addAll(Arrays.asList(arguments));
    return new ChildProgram(name, command, folder, environment, folder.resolve("log"), LIMIT)
        .run(TestHome.ledger(), line -> {});
  }
}
