package dev.exercise.quality;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges whether each source table that is used has one staging model, and that one no other. */
final class Staging {

  private final Project project;

  Staging(Project project) {
    this.project = project;
  }

  CheckResult judge() {
    Map<String, List<Model>> readers = new TreeMap<>();
    boolean others = false;
    for (Model model : project.known().values()) {
      for (String read : model.reads()) {
        if (!project.sourceTables().containsKey(read)) {
          continue;
        }
        if (Layer.plausible(model).contains(Layer.STAGING)) {
          readers.computeIfAbsent(read, none -> new ArrayList<>()).add(model);
        } else {
          others = true;
        }
      }
    }
    readers.values().removeIf(models -> models.stream().noneMatch(this::isOwn));
    if (readers.isEmpty()) {
      return others
          ? QualityCheck.STAGING.ended(
              new Outcome.Blocked(),
              "No staging model reads a source table; what reads them instead is charged to"
                  + " quality-layers.",
              List.of())
          : QualityCheck.STAGING.ended(
              new Outcome.NotAttempted(), "No model of the candidate's reads a source.", List.of());
    }
    Shares shares =
        new Shares(QualityCheck.STAGING, "source table", "have one staging model to themselves");
    readers.forEach(
        (source, models) -> {
          List<String> found = findings(source, models);
          shares.add(found.isEmpty() ? 1 : 0, found);
        });
    return shares.ended();
  }

  private List<String> findings(String source, List<Model> models) {
    List<String> found = new ArrayList<>();
    String table = project.sourceTables().get(source);
    if (models.size() > 1) {
      found.add(
          "%s is read by %d staging models: %s."
              .formatted(
                  table,
                  models.size(),
                  String.join(", ", models.stream().map(Model::file).sorted().toList())));
    }
    for (Model model : models) {
      List<String> more =
          model.reads().stream()
              .filter(read -> project.sourceTables().containsKey(read) && !read.equals(source))
              .map(project.sourceTables()::get)
              .sorted()
              .toList();
      if (!more.isEmpty()) {
        found.add(
            "%s: %s reads %s beside %s; source tables are joined in intermediate models."
                .formatted(
                    model.place("'" + more.get(0) + "'"),
                    model.name(),
                    String.join(", ", more),
                    table));
      }
    }
    return found;
  }

  private boolean isOwn(Model model) {
    return project.models().stream()
        .anyMatch(own -> own.uniqueId().equals(model.uniqueId()) && !own.ofStarter());
  }
}
