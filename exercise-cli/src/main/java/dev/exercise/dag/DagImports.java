package dev.exercise.dag;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Outcome;
import java.util.List;

/** Judges whether Airflow can read the DAG files at all. */
final class DagImports {

  private DagImports() {}

  static CheckResult judge(List<DagFile> files) {
    List<DagFile> slow = files.stream().filter(DagFile::timedOut).toList();
    if (!slow.isEmpty()) {
      return DagCheck.IMPORTS.ended(
          new Outcome.NotGradable(),
          ("Reading a DAG file did not end within %d seconds. See what it does outside of its tasks,"
                  + " or grade again on a machine that is not busy.")
              .formatted(DagInspection.FILE_LIMIT.toSeconds()),
          slow.stream().map(DagFile::name).toList());
    }
    List<DagFile> broken = files.stream().filter(file -> !file.loaded()).toList();
    if (broken.isEmpty() && files.stream().allMatch(file -> file.dags().isEmpty())) {
      return DagCheck.IMPORTS.ended(
          new Outcome.Failed(),
          "No file holds a DAG that Airflow finds.",
          files.stream().map(DagFile::name).toList());
    }
    return DagCheck.IMPORTS.ended(
        Outcome.of(1 - (double) broken.size() / files.size(), 0),
        broken.isEmpty()
            ? "Airflow reads every DAG file."
            : "%d of %d DAG files cannot be read.".formatted(broken.size(), files.size()),
        broken.stream().map(DagFile::reason).toList());
  }
}
