package dev.exercise.pipeline;

import dev.exercise.dbt.Manifest;
import dev.exercise.grading.BuildOutcome;
import dev.exercise.grading.Delivery;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All runs of one project, in their order.
 *
 * @param build how the first one went
 * @param manifest the project as dbt read it then; empty where it could not
 * @param first the marts after the first run
 * @param again after a second run on the same rows
 * @param nextDay after an ordinary run on the next day's rows
 * @param refreshed after a full refresh on the next day's rows
 * @param remarks what else was seen, in sentences
 * @param versions whether raw tables hold several versions of a row, as the candidate's Airbyte
 *     appends to them
 * @param loads how the next day's rows came into the warehouse, in sentences
 */
public record PipelineRuns(
    BuildOutcome build,
    Optional<Manifest> manifest,
    Map<String, Delivery> first,
    PipelineStep again,
    PipelineStep nextDay,
    PipelineStep refreshed,
    List<String> remarks,
    boolean versions,
    List<String> loads) {

  public PipelineRuns {
    first = Map.copyOf(first);
    remarks = List.copyOf(remarks);
    loads = List.copyOf(loads);
  }
}
