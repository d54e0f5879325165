package dev.exercise.grading;

import dev.exercise.grading.comparison.Shown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The DAG that was judged, as a graph. Texts are made harmless on the way in, whoever wrote them.
 *
 * @param file that it is in, below the folder of DAGs
 * @param id its name
 * @param tasks each after those that it waits for
 */
public record DagPicture(String file, String id, List<Task> tasks) {

  private static final int LONGEST = 250;

  public DagPicture {
    file = Shown.text(file, LONGEST);
    id = Shown.text(id, LONGEST);
    tasks = List.copyOf(tasks);
  }

  /**
   * A task.
   *
   * @param id with its groups, as in Airflow: {@code staging.run}
   * @param operator the class of its operator: {@code BashOperator}
   * @param work what it does for the pipeline, as far as that can be told
   * @param upstream the ids of the tasks that it waits for, in alphabetical order
   * @param state how it ended in a run without a fault; empty where there was no such run
   */
  public record Task(
      String id, String operator, List<Work> work, List<String> upstream, Optional<State> state) {

    public Task {
      id = Shown.text(id, LONGEST);
      operator = Shown.text(operator, LONGEST);
      work = List.copyOf(work);
      upstream = upstream.stream().map(task -> Shown.text(task, LONGEST)).sorted().toList();
    }
  }

  /** What a task does for the pipeline. */
  public enum Work {
    /** It brings the source's tables into the warehouse. */
    EXTRACT,
    /** It loads a file of the project. */
    SEED,
    /** It builds tables from tables. */
    TRANSFORM,
    /** It tests what was built. */
    TEST,
    /** It tests what was loaded, before anything is built of it. */
    TEST_OF_SOURCES;

    /** As reports call it: "test of sources". */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** How a task ended. */
  public enum State {
    SUCCESS,
    FAILED,
    /** What it waits for did not end as it wants. */
    UPSTREAM_FAILED,
    SKIPPED,
    /** The run was over, or was ended, before it was. */
    NOT_ENDED;

    /** The stable name in files: "upstream-failed". */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
