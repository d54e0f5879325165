package dev.exercise.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exercise.python.PythonEnvironment;
import dev.exercise.stack.LauncherSource;
import dev.exercise.stack.ProcessLedger;
import dev.exercise.stack.Stack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A dbt process that is started once, parses its project once, and runs one command after the
 * other.
 */
final class DbtSession implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCRIPT = "dbt_session.py";
  private static final String MARK = "answer: ";

  private final ProcessLedger ledger;
  private final Path directory;
  private final Process process;
  private final BufferedReader answers;
  private final Writer commands;

  private DbtSession(ProcessLedger ledger, Path directory, Process process) {
    this.ledger = ledger;
    this.directory = directory;
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
  }

  /**
   * Starts dbt and parses the project.
   *
   * @param warehouse the emulator's REST interface
   */
  static DbtSession start(ProcessLedger ledger, PythonEnvironment dbt, Path project, URI warehouse)
      throws IOException {
    Path directory = ledger.scratch("dbt-session");
    Path script = directory.resolve(SCRIPT);
    try (InputStream source = DbtSession.class.getResourceAsStream(SCRIPT)) {
      Files.copy(source, script);
    }
    ProcessBuilder builder =
        new ProcessBuilder(dbt.python().toString(), script.toString())
            .directory(project.toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = LauncherSource.environment(directory);
    environment.put("DBT_PROFILES_DIR", project.toString());
    environment.put("DBT_SEND_ANONYMOUS_USAGE_STATS", "false");
    environment.put("BIGQUERY_EMULATOR_HOST", warehouse.getAuthority());
    environment.put("BIGQUERY_PROJECT", Stack.WAREHOUSE_PROJECT);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    ledger.started(process, "dbt");
    DbtSession session = new DbtSession(ledger, directory, process);
    session.requireSuccess("parse");
    return session;
  }

  /**
   * Runs a command.
   *
   * @throws IllegalStateException when a node failed or nothing could be run
   */
  void run(List<String> command) throws IOException {
    send(command);
    requireSuccess(String.join(" ", command));
  }

  /**
   * Runs tests.
   *
   * @return a line for each that failed or could not be run
   * @throws IllegalStateException when dbt does not get as far as the tests
   */
  List<String> test(List<String> command) throws IOException {
    send(command);
    Answer answer = answer(String.join(" ", command));
    if (!answer.success() && answer.failed().isEmpty()) {
      throw answer.refusal();
    }
    return answer.success() ? List.of() : answer.failed();
  }

  private void send(List<String> command) throws IOException {
    commands.write(JSON.writeValueAsString(command) + "\n");
    commands.flush();
  }

  private void requireSuccess(String command) throws IOException {
    Answer answer = answer(command);
    if (!answer.success()) {
      throw answer.refusal();
    }
  }

  private Answer answer(String command) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (!line.startsWith(MARK)) {
        said.append(line).append('\n');
        continue;
      }
      JsonNode answer = JSON.readTree(line.substring(MARK.length()));
      List<String> failed = new ArrayList<>();
      answer.path("failed").forEach(node -> failed.add(node.asText()));
      return new Answer(
          command,
          answer.path("success").asBoolean(),
          answer.path("problem").asText(),
          failed,
          said.toString());
    }
    throw new IllegalStateException("dbt ended at %s:%n%s".formatted(command, said));
  }

  /** What became of a command: the nodes that failed, and what dbt said on the way. */
  private record Answer(
      String command, boolean success, String problem, List<String> failed, String said) {

    Answer {
      failed = List.copyOf(failed);
    }

    IllegalStateException refusal() {
      return new IllegalStateException(
          "dbt %s: %s %s%n%s".formatted(command, problem, failed, said));
    }
  }

  @Override
  public void close() {
    ledger.stop(process.toHandle());
    ledger.discard(directory);
  }
}
