package dev.exercise.report;

import dev.exercise.grading.DagPicture;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The candidate's DAG as it is drawn; public for the templates. */
public final class DagView {

  private final DagPicture dag;

  DagView(DagPicture dag) {
    this.dag = dag;
  }

  /** Its name. */
  public String id() {
    return dag.id();
  }

  /** The file that it is in. */
  public String file() {
    return dag.file();
  }

  /** The tasks, each after those that it waits for. */
  public List<DagPicture.Task> tasks() {
    return dag.tasks();
  }

  /** As a drawing. */
  public LayeredPicture picture() {
    return LayeredPicture.of(
        dag.tasks().stream()
            .map(
                task ->
                    new LayeredPicture.Item(
                        task.id(), task.id(), remark(task), tone(task), 0, task.upstream(), true))
            .toList());
  }

  /** "extract, test"; a dash where it cannot be told. */
  public String work(DagPicture.Task task) {
    return task.work().isEmpty()
        ? "–"
        : task.work().stream().map(DagPicture.Work::words).collect(Collectors.joining(", "));
  }

  /** A sign and words for how it ended; a dash where it was not run. */
  public String state(DagPicture.Task task) {
    return task.state().map(state -> sign(state) + " " + words(state)).orElse("–");
  }

  /** What a reader who does not see the drawing is told first. */
  public String description() {
    return "The tasks of the DAG %s, each right of those that it waits for. The table below says the same."
        .formatted(dag.id());
  }

  private String remark(DagPicture.Task task) {
    Optional<DagPicture.State> state =
        task.state().filter(ended -> ended != DagPicture.State.SUCCESS);
    if (state.isPresent()) {
      return state(task);
    }
    String work = task.work().isEmpty() ? task.operator() : work(task);
    return task.state().isPresent() ? "✓ " + work : work;
  }

  private static String tone(DagPicture.Task task) {
    if (task.state().isEmpty()) {
      return task.work().isEmpty() ? "open" : "plain";
    }
    return switch (task.state().get()) {
      case SUCCESS -> "good";
      case FAILED -> "bad";
      case UPSTREAM_FAILED, SKIPPED, NOT_ENDED -> "open";
    };
  }

  private static String sign(DagPicture.State state) {
    return switch (state) {
      case SUCCESS -> "✓";
      case FAILED -> "✕";
      case UPSTREAM_FAILED -> "⊘";
      case SKIPPED -> "–";
      case NOT_ENDED -> "?";
    };
  }

  private static String words(DagPicture.State state) {
    return state.id().replace('-', ' ');
  }
}
