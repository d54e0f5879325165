package dev.exercise.pipeline;

import dev.exercise.grading.BuildOutcome;
import dev.exercise.grading.Delivery;
import java.util.List;
import java.util.Map;

/** What came of running the candidate's project once more. */
public sealed interface PipelineStep {

  /**
   * dbt came to its end.
   *
   * @param marts what stands in the warehouse afterwards, by the mart's name
   * @param nodes what became of each node
   */
  record Ran(Map<String, Delivery> marts, List<BuildOutcome.Node> nodes) implements PipelineStep {
    public Ran {
      marts = Map.copyOf(marts);
      nodes = List.copyOf(nodes);
    }
  }

  /**
   * It could not be run, which is not held against the candidate.
   *
   * @param reason in sentences, with what to do
   */
  record NotRun(String reason) implements PipelineStep {}
}
