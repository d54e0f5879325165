package dev.exercise.dag;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the room noted while runs went on, in its order. The candidate's code can write to it, too:
 * what makes no sense is passed over.
 *
 * @param calls of dbt
 * @param faults attempts that were failed before they began
 * @param failures tasks that were given up
 * @param alerts what was called because of a failure
 */
record Journal(List<Call> calls, List<Fault> faults, List<Failure> failures, List<Alert> alerts) {

  private static final int MOST = 8 * 1024 * 1024;

  Journal {
    calls = List.copyOf(calls);
    faults = List.copyOf(faults);
    failures = List.copyOf(failures);
    alerts = List.copyOf(alerts);
  }

  /** A call of dbt; of a kind that dbt has not, where it has no such command. */
  record Call(String run, String task, String kind, String arguments, boolean failed) {}

  /** An attempt that was failed. */
  record Fault(String run, String task) {}

  /** A task whose last attempt failed, with what Python says. */
  record Failure(String run, String task, String error, String text) {}

  /**
   * A call of one of the DAG's callbacks.
   *
   * @param task empty where it is the DAG's own
   * @param broken the class of the error that it ended with
   */
  record Alert(String run, String task, String name, Optional<String> broken, String text) {}

  static Journal read(Path file) {
    Journal journal = new Journal(List.of(), List.of(), List.of(), List.of());
    if (!Files.isRegularFile(file)) {
      return journal;
    }
    List<Call> calls = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    List<Alert> alerts = new ArrayList<>();
    ObjectMapper mapper = new ObjectMapper();
    for (String line : text(file).lines().toList()) {
      JsonNode seen;
      try {
        seen = mapper.readTree(line);
      } catch (JsonProcessingException notOurs) {
        continue;
      }
      String run = seen.path("run").asText("");
      String task = seen.path("task").asText("");
      switch (seen.path("what").asText("")) {
        case "dbt" ->
            calls.add(
                new Call(
                    run,
                    task,
                    seen.path("kind").asText(""),
                    seen.path("arguments").asText(""),
                    seen.path("failed").asBoolean()));
        case "fault" -> faults.add(new Fault(run, task));
        case "failure" ->
            failures.add(
                new Failure(
                    run, task, seen.path("error").asText(""), seen.path("text").asText("")));
        case "alert" ->
            alerts.add(
                new Alert(
                    run,
                    task,
                    seen.path("name").asText(""),
                    Optional.ofNullable(seen.path("error").textValue()),
                    seen.path("text").asText("")));
        default -> {
          continue;
        }
      }
    }
    return new Journal(calls, faults, failures, alerts);
  }

  /** What concerns one run. */
  Journal of(String run) {
    return new Journal(
        calls.stream().filter(call -> call.run().equals(run)).toList(),
        faults.stream().filter(fault -> fault.run().equals(run)).toList(),
        failures.stream().filter(failure -> failure.run().equals(run)).toList(),
        alerts.stream().filter(alert -> alert.run().equals(run)).toList());
  }

  /** The tasks in which a fault was met, be it before they began or by their dbt. */
  List<String> faulted() {
    List<String> tasks = new ArrayList<>();
    faults.forEach(fault -> tasks.add(fault.task()));
    calls.stream().filter(Call::failed).forEach(call -> tasks.add(call.task()));
    return tasks.stream().distinct().sorted().toList();
  }

  private static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading " + file, unreadable);
    }
  }
}
