package dev.exercise.pipeline;

import dev.exercise.dbt.Manifest;
import dev.exercise.grading.BuildOutcome;
import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Delivery;
import dev.exercise.grading.Outcome;
import dev.exercise.grading.comparison.KeyedRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges what a project's marts became from run to run. */
public final class PipelineJudge {

  private final Set<String> starterModels;

  /**
   * @param starterModels names of the models that the candidate was given
   */
  public PipelineJudge(Set<String> starterModels) {
    this.starterModels = Set.copyOf(starterModels);
  }

  /** The verdicts on a project of which no run but the first can say anything. */
  public List<CheckResult> withoutRuns(
      BuildOutcome build, Optional<Manifest> manifest, Outcome outcome, String reason) {
    List<CheckResult> checks = new ArrayList<>();
    for (Probe probe : Probe.values()) {
      checks.add(probe.result(outcome, reason, List.of()));
    }
    checks.addAll(settings(build, manifest));
    return checks;
  }

  /**
   * The verdicts.
   *
   * @param answers what is right, for each mart that was asked for
   */
  public List<CheckResult> judge(PipelineRuns runs, List<DayAnswers> answers) {
    WallClock clock = new WallClock(runs.manifest());
    Map<Probe, Tally> tallies = new EnumMap<>(Probe.class);
    Arrays.stream(Probe.values()).forEach(probe -> tallies.put(probe, new Tally(probe)));
    Map<String, MartProbes> marts = new LinkedHashMap<>();
    for (DayAnswers one : answers) {
      String name = one.mart().name();
      Delivery delivery = runs.first().getOrDefault(name, new Delivery.Absent());
      Optional<KeyedRows> first = delivery.keyed().filter(rows -> rows.rowCount() > 0);
      if (first.isPresent()) {
        marts.put(name, new MartProbes(one, first.get(), clock.moves(one.mart())));
      } else if (!(delivery instanceof Delivery.Absent) || runs.build().model(name).isPresent()) {
        Charge charge = delivery instanceof Delivery.Unavailable ? Charge.UNKNOWN : Charge.BLOCKED;
        tallies
            .values()
            .forEach(
                tally ->
                    tally.whole(one.mart(), charge, "the first run left no rows to go on from."));
      }
    }
    Map<Probe, CheckResult> hindered = new EnumMap<>(Probe.class);
    if (runs.again() instanceof PipelineStep.Ran again) {
      marts.values().forEach(mart -> mart.runAgain(again, tallies.get(Probe.RUN_AGAIN)));
    } else {
      hinder(hindered, runs.again(), Probe.RUN_AGAIN);
    }
    marts.values().forEach(mart -> mart.remember(runs.refreshed()));
    if (runs.nextDay() instanceof PipelineStep.Ran next) {
      marts
          .values()
          .forEach(
              mart ->
                  mart.nextDay(next, tallies.get(Probe.NEXT_DAY), tallies.get(Probe.LATE_ROWS)));
      if (runs.refreshed() instanceof PipelineStep.Ran anew) {
        Tally tally = tallies.get(Probe.INCREMENTAL_EQUALS_FULL_REFRESH);
        marts.values().forEach(mart -> mart.equalsFullRefresh(next, anew, runs.versions(), tally));
      } else {
        hinder(hindered, runs.refreshed(), Probe.INCREMENTAL_EQUALS_FULL_REFRESH);
      }
    } else {
      hinder(
          hindered,
          runs.nextDay(),
          Probe.NEXT_DAY,
          Probe.LATE_ROWS,
          Probe.INCREMENTAL_EQUALS_FULL_REFRESH);
    }
    List<CheckResult> checks = new ArrayList<>();
    tallies.forEach(
        (probe, tally) ->
            checks.add(
                marts.isEmpty() || !hindered.containsKey(probe)
                    ? tally.result(remarks(probe, runs))
                    : hindered.get(probe)));
    checks.addAll(settings(runs.build(), runs.manifest()));
    return checks;
  }

  private static List<String> remarks(Probe probe, PipelineRuns runs) {
    List<String> remarks = new ArrayList<>(runs.remarks());
    if (probe == Probe.NEXT_DAY || probe == Probe.LATE_ROWS) {
      remarks.addAll(runs.loads());
    }
    return remarks;
  }

  private static void hinder(Map<Probe, CheckResult> hindered, PipelineStep step, Probe... probes) {
    if (step instanceof PipelineStep.NotRun missed) {
      for (Probe probe : probes) {
        hindered.put(probe, probe.notGradable(missed.reason()));
      }
    }
  }

  private List<CheckResult> settings(BuildOutcome build, Optional<Manifest> manifest) {
    Set<String> own =
        build.ownNodes().stream()
            .filter(node -> node.isModel() && !starterModels.contains(node.relation()))
            .map(BuildOutcome.Node::relation)
            .collect(Collectors.toSet());
    return List.of(IncrementalSettings.check(manifest), new WallClock(manifest).check(own));
  }
}
