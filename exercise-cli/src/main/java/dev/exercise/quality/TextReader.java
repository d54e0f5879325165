package dev.exercise.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exercise.python.PythonEnvironment;
import dev.exercise.stack.ChildProgram;
import dev.exercise.stack.LauncherSource;
import dev.exercise.stack.ProcessLedger;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads texts of the candidate's with libraries for SQL of dbt's environment, in a child process: a
 * text that cannot be read, or takes too long, only has no result of its own.
 */
final class TextReader {

  private static final Duration READ_LIMIT = Duration.ofSeconds(90);
  private static final double READ_SECONDS = 5;
  private static final Duration LINT_LIMIT = Duration.ofMinutes(3);
  private static final double LINT_SECONDS = 20;

  /** Columns stand in the order of the contract; stars and unused parts have checks of their own. */
  private static final List<String> NOT_ASKED = List.of("ST06", "ST03", "AM04");

  private static final String MODULE = "exercise_queries";

  private final ProcessLedger ledger;
  private final PythonEnvironment dbt;

  TextReader(ProcessLedger ledger, PythonEnvironment dbt) {
    this.ledger = ledger;
    this.dbt = dbt;
  }

  /** What the models' compiled SQL is made of, by dbt's name for them, as far as it can be read. */
  Map<String, SqlShape> shapes(Project project) {
    List<Model> models =
        project.models().stream()
            .filter(model -> model.sql() && model.compiled().isPresent())
            .toList();
    List<String> texts = models.stream().map(model -> model.compiled().orElseThrow()).toList();
    List<JsonNode> results = run("read", texts, READ_SECONDS, READ_LIMIT, List.of());
    Map<String, SqlShape> shapes = new LinkedHashMap<>();
    for (int i = 0; i < results.size(); i++) {
      JsonNode shape = results.get(i);
      if (shape.isObject()) {
        shapes.put(
            models.get(i).uniqueId(),
            new SqlShape(
                names(shape.path("columns")),
                names(shape.path("starsOf")),
                names(shape.path("unusedCtes")),
                names(shape.path("tables"))));
      }
    }
    return shapes;
  }

  /**
   * What sqlfluff finds in files; nothing for one that it cannot read or that is too long.
   *
   * @param files their texts by their names
   * @param settings the folder with {@code .sqlfluff}, {@code linting/} and {@code macros/}
   * @param longest text that is looked at
   * @return empty where it came to no end
   */
  Map<String, Optional<List<Lint.Finding>>> style(
      Map<String, String> files, Path settings, int longest) {
    List<String> names =
        files.keySet().stream().filter(file -> files.get(file).length() <= longest).toList();
    List<JsonNode> results =
        run(
            "lint",
            names.stream().map(name -> Map.of("file", name, "text", files.get(name))).toList(),
            LINT_SECONDS,
            LINT_LIMIT,
            List.of(settings.toString(), String.join(",", NOT_ASKED)));
    Map<String, Optional<List<Lint.Finding>>> found = new LinkedHashMap<>();
    if (results.size() == names.size()) {
      files.keySet().forEach(file -> found.put(file, Optional.empty()));
    }
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i).isArray()) {
        List<Lint.Finding> ofFile = new ArrayList<>();
        results
            .get(i)
            .forEach(
                one ->
                    ofFile.add(
                        new Lint.Finding(
                            one.path("line").asInt(),
                            one.path("code").asText(),
                            one.path("text").asText())));
        found.put(names.get(i), Optional.of(ofFile));
      }
    }
    return found;
  }

  /**
   * The result for each text; no result at all where the child process came to none.
   *
   * @param function of the Python module
   * @param seconds for one text
   * @param limit for all of them
   */
  private List<JsonNode> run(
      String function, List<?> texts, double seconds, Duration limit, List<String> more) {
    if (texts.isEmpty()) {
      return List.of();
    }
    Path scratch = ledger.scratch("quality-" + function);
    try {
      Map<String, String> environment = LauncherSource.environment(scratch);
      copy(MODULE + ".py", scratch.resolve("python"));
      Path tasks = scratch.resolve("tasks.json");
      Path result = scratch.resolve("result.json");
      ObjectMapper json = new ObjectMapper();
      json.writeValue(tasks.toFile(), texts);
      List<String> arguments =
          new ArrayList<>(List.of(tasks.toString(), result.toString(), Double.toString(seconds)));
      arguments.addAll(more);
      ChildProgram.Exit exit =
          new ChildProgram(
                  "reading SQL",
                  LauncherSource.command(dbt.python(), MODULE + ":" + function, arguments),
                  scratch,
                  environment,
                  scratch.resolve("log"),
                  limit)
              .run(ledger, line -> {});
      List<JsonNode> results = new ArrayList<>();
      if (exit.successful() && Files.isRegularFile(result)) {
        json.readTree(result.toFile()).forEach(results::add);
      }
      return results;
    } catch (IOException failed) {
      throw new UncheckedIOException("reading SQL of the candidate's", failed);
    } finally {
      ledger.discard(scratch);
    }
  }

  private static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.forEach(name -> names.add(name.asText()));
    return names;
  }

  private static void copy(String name, Path folder) throws IOException {
    try (InputStream in = TextReader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The resource %s is missing.".formatted(name));
      }
      Files.copy(in, folder.resolve(name));
    }
  }
}
