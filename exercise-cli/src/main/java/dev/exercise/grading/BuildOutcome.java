package dev.exercise.grading;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How building the candidate's dbt project went. */
public sealed interface BuildOutcome {

  /** dbt came to its end, with or without errors. */
  record Finished(List<Node> nodes) implements BuildOutcome {
    public Finished {
      nodes = List.copyOf(nodes);
    }
  }

  /**
   * dbt could not make sense of the project.
   *
   * @param message dbt's
   * @param models names of the models whose files are there
   */
  record DidNotCompile(String message, Set<String> models) implements BuildOutcome {
    public DidNotCompile {
      models = Set.copyOf(models);
    }
  }

  /**
   * dbt was stopped.
   *
   * @param limit the time it was given
   * @param nodes what it had finished
   * @param models names of the models whose files are there
   */
  record TimedOut(Duration limit, List<Node> nodes, Set<String> models) implements BuildOutcome {
    public TimedOut {
      nodes = List.copyOf(nodes);
      models = Set.copyOf(models);
    }
  }

  /** The marts are looked at as they were left; nothing was built. */
  record AsLeft() implements BuildOutcome {}

  /** Building was not possible, through no fault of the candidate. */
  record NotGradable(String reason) implements BuildOutcome {}

  /**
   * Something that dbt ran.
   *
   * @param uniqueId dbt's name: model.project.name, test.project.name.hash, …
   * @param relation name of the table or view that it makes; for others the last part of its id
   * @param status as dbt says: success, pass, warn, error, fail, partial success, skipped
   * @param message dbt's, may be empty
   */
  record Node(String uniqueId, String relation, String status, String message) {

    private static final Set<String> PACKAGES =
        Set.of("dbt_utils", "dbt_expectations", "dbt_date", "codegen", "dbt");
    private static final Set<String> FAILURES =
        Set.of("error", "fail", "runtime error", "partial success");

    /** A node whose table is called as the node is. */
    public static Node of(String uniqueId, String status, String message) {
      String[] parts = uniqueId.split("\\.", -1);
      return new Node(uniqueId, parts[Math.min(2, parts.length - 1)], status, message);
    }

    /** Whether it makes a table or view. */
    public boolean isModel() {
      return uniqueId.startsWith("model.");
    }

    /** Whether it tests what was built, and builds nothing itself. */
    boolean isTest() {
      return uniqueId.startsWith("test.") || uniqueId.startsWith("unit_test.");
    }

    /** Whether it comes with a package that the starter brings along. */
    private boolean isOfPackage() {
      String[] parts = uniqueId.split("\\.", -1);
      return parts.length > 1 && PACKAGES.contains(parts[1]);
    }

    /** Whether dbt could not build it, or it is a test that failed. */
    public boolean failed() {
      return FAILURES.contains(status.toLowerCase(Locale.ROOT));
    }

    /** Whether it failed for what the emulator lacks, and BigQuery may have. */
    public boolean metEmulatorGap() {
      return failed() && EmulatorGap.isNamedIn(message);
    }

    /** Whether dbt left it out, since something that it depends on failed. */
    public boolean skipped() {
      return status.toLowerCase(Locale.ROOT).equals("skipped");
    }
  }

  /** The nodes of the project itself, without those of the packages that it uses. */
  default List<Node> ownNodes() {
    List<Node> nodes = List.of();
    if (this instanceof Finished finished) {
      nodes = finished.nodes();
    } else if (this instanceof TimedOut timedOut) {
      nodes = timedOut.nodes();
    }
    return nodes.stream().filter(node -> !node.isOfPackage()).toList();
  }

  /** The model that makes a table of this name, without regard to case. */
  default Optional<Node> model(String table) {
    return ownNodes().stream()
        .filter(node -> node.isModel() && node.relation().equalsIgnoreCase(table))
        .findFirst();
  }
}
