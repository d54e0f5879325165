package dev.exercise.dbt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a run of dbt ended.
 *
 * @param outcome in one word
 * @param exitCode dbt's own
 * @param duration from start to end
 * @param nodes what became of each node, in the order of ending; empty where dbt got to none
 * @param problem why it could not run, for {@link Outcome#NOT_RUN} and {@link Outcome#CRASHED}
 * @param log all that dbt printed, one JSON event a line
 * @param manifest the compiled project, where there is one
 */
public record DbtRun(
    Outcome outcome,
    int exitCode,
    Duration duration,
    List<DbtNode> nodes,
    Optional<DbtProblem> problem,
    Path log,
    Optional<Path> manifest) {

  /** The ways in which a run ends. */
  public enum Outcome {
    /** Every node that was asked for was built, and every test passed. */
    SUCCESS,
    /** It ran, and a model could not be built or a test failed. */
    NODES_FAILED,
    /** It could not run: the project does not compile, or is none. */
    NOT_RUN,
    /** It was killed, or lost what it runs on: this says nothing about the project. */
    CRASHED,
    /** It was killed when its time was up. */
    TIMED_OUT
  }

  public DbtRun {
    nodes = List.copyOf(nodes);
    if ((outcome == Outcome.NOT_RUN || outcome == Outcome.CRASHED) && problem.isEmpty()) {
      throw new IllegalArgumentException("A run that could not begin has a problem to tell.");
    }
  }

  /** Whether all is well. */
  public boolean successful() {
    return outcome == Outcome.SUCCESS;
  }

  /**
   * What a node or dbt itself said that sounds as if the warehouse was gone or the disk was full. A
   * project can print such words, too: ask the warehouse before believing it.
   */
  public Optional<String> infrastructureFailure() {
    return Stream.concat(
            failures().stream().flatMap(node -> node.message().stream()),
            problem.map(DbtProblem::message).stream())
        .filter(Infrastructure::failed)
        .findFirst();
  }

  /** The nodes that failed or were skipped. */
  public List<DbtNode> failures() {
    return nodes.stream().filter(DbtNode::failed).toList();
  }
}
