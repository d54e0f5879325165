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

/**
 * Reads texts of the candidate's with libraries for SQL of dbt's environment, in a child process: a
 * text that cannot be read, or takes too long, only has no result of its own.
 */
final class TextReader {

  private static final Duration READ_LIMIT = Duration.ofSeconds(90);
  private static final double READ_SECONDS = 5;
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
    List<JsonNode> results = run("read", texts, READ_SECONDS, READ_LIMIT);
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
   * The result for each text; no result at all where the child process came to none.
   *
   * @param function of the Python module
   * @param seconds for one text
   * @param limit for all of them
   */
  private List<JsonNode> run(String function, List<String> texts, double seconds, Duration limit) {
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
      ChildProgram.Exit exit =
          new ChildProgram(
                  "reading SQL",
                  LauncherSource.command(
                      dbt.python(),
                      MODULE + ":" + function,
                      List.of(tasks.toString(), result.toString(), Double.toString(seconds))),
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
