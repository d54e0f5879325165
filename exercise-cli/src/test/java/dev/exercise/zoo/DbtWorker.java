package dev.exercise.zoo;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dbt process that builds whatever project lies in its folder, one after the other. */
final class DbtWorker implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCRIPT = "zoo_dbt.py";
  private static final String MARK = "answer: ";

  private final ProcessLedger ledger;
  private final Path directory;
  private final Process process;
  private final BufferedReader answers;
  private final Writer commands;

  private DbtWorker(ProcessLedger ledger, Path directory, Process process) {
    this.ledger = ledger;
    this.directory = directory;
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
  }

  /**
   * Starts dbt.
   *
   * @param project the folder that projects are put into
   * @param warehouse the emulator's REST interface
   */
  static DbtWorker start(ProcessLedger ledger, PythonEnvironment dbt, Path project, URI warehouse)
      throws IOException {
    Path directory = ledger.scratch("zoo-dbt");
    Path script = directory.resolve(SCRIPT);
    try (InputStream source = DbtWorker.class.getResourceAsStream(SCRIPT)) {
      Files.copy(source, script);
    }
    ProcessBuilder builder =
        new ProcessBuilder(dbt.python().toString(), script.toString())
            .directory(project.toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = LauncherSource.environment(directory);
    environment.put("DBT_PROFILES_DIR", project.toString());
    environment.put("BIGQUERY_EMULATOR_HOST", warehouse.getAuthority());
    environment.put("BIGQUERY_PROJECT", Stack.WAREHOUSE_PROJECT);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    ledger.started(process, "dbt");
    return new DbtWorker(ledger, directory, process);
  }

  /**
   * A model of the project that was parsed.
   *
   * @param schema dataset
   * @param alias name of its table
   */
  record Model(String id, String schema, String alias, boolean ephemeral) {}

  /** What became of a node. */
  record Result(String id, String status, String message) {}

  /**
   * What became of a command.
   *
   * @param problem why nothing was run
   * @param models all of the project and its packages, built or not
   * @param results the nodes that were chosen, by id
   */
  record Answer(Optional<String> problem, List<Model> models, Map<String, Result> results) {}

  /** Parses the project as it lies there now, and runs a command. */
  Answer run(List<String> command) throws IOException {
    commands.write(JSON.writeValueAsString(command) + "\n");
    commands.flush();
    StringBuilder said = new StringBuilder();
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(MARK)) {
        return answer(JSON.readTree(line.substring(MARK.length())));
      }
      said.append(line).append('\n');
    }
    throw new IllegalStateException("dbt ended at %s:%n%s".formatted(command, said));
  }

  private static Answer answer(JsonNode json) {
    List<Model> models = new ArrayList<>();
    for (JsonNode model : json.path("models")) {
      models.add(
          new Model(
              model.path("id").asText(),
              model.path("schema").asText(),
              model.path("alias").asText(),
              model.path("materialized").asText().equals("ephemeral")));
    }
    Map<String, Result> results = new LinkedHashMap<>();
    for (JsonNode result : json.path("results")) {
      String id = result.path("id").asText();
      results.put(
          id, new Result(id, result.path("status").asText(), result.path("message").asText()));
    }
    return new Answer(
        Optional.ofNullable(json.get("problem")).map(JsonNode::asText), models, results);
  }

  @Override
  public void close() {
    ledger.stop(process.toHandle());
    ledger.discard(directory);
  }
}
