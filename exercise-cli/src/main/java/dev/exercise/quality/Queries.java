package dev.exercise.quality;

import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges the SQL of models as the warehouse was sent it. */
final class Queries {

  private final Project project;
  private final Map<String, SqlShape> shapes;

  /**
   * @param shapes what is known of the models' SQL, by dbt's name for them
   */
  Queries(Project project, Map<String, SqlShape> shapes) {
    this.project = project;
    this.shapes = shapes;
  }

  List<CheckResult> judge() {
    return List.of(references(), selectStar(), unusedCtes());
  }

  private CheckResult references() {
    return judge(
        QualityCheck.REFERENCES,
        "name tables only by ref and source",
        model -> true,
        model -> hardCoded(model, shapes.get(model.uniqueId())));
  }

  private CheckResult selectStar() {
    return judge(
        QualityCheck.SELECT_STAR,
        "spell out their columns",
        model -> model.isIn(Layer.MART),
        model ->
            shapes.get(model.uniqueId()).starsOf().stream()
                .map(
                    table ->
                        "%s: its columns are those of %s, whatever these are."
                            .formatted(model.placeOfStar(), table))
                .toList());
  }

  private CheckResult unusedCtes() {
    return judge(
        QualityCheck.UNUSED_CTES,
        "use every common table expression",
        model -> true,
        model ->
            shapes.get(model.uniqueId()).unusedCtes().stream()
                .map(cte -> "%s: nothing reads %s.".formatted(model.place(cte + " as"), cte))
                .toList());
  }

  private CheckResult judge(
      QualityCheck check,
      String right,
      Predicate<Model> asked,
      Function<Model, List<String>> findings) {
    List<Model> models = project.models().stream().filter(Model::sql).filter(asked).toList();
    Shares shares = new Shares(check, check == QualityCheck.SELECT_STAR ? "mart" : "model", right);
    List<String> unread = new ArrayList<>();
    for (Model model : models) {
      if (shapes.containsKey(model.uniqueId())) {
        List<String> found = findings.apply(model);
        shares.add(model, found.isEmpty() ? 1 : 0, found);
      } else {
        unread.add(model.file() + " is not counted: dbt did not compile it, or it cannot be read.");
      }
    }
    if (shares.isEmpty() && !unread.isEmpty()) {
      return check.ended(
          new Outcome.NotGradable(),
          "The SQL of no model could be read, so nothing is known. See dbt-build, or grade again.",
          unread);
    }
    unread.forEach(shares::remark);
    return shares.ended();
  }

  private List<String> hardCoded(Model model, SqlShape shape) {
    Set<String> named =
        Stream.concat(
                model.reads().stream().map(id -> project.relations().getOrDefault(id, "")),
                Stream.of(model.relation()))
            .collect(Collectors.toSet());
    return shape.tables().stream()
        .filter(table -> named.stream().noneMatch(one -> isSame(one, table)))
        .map(
            table ->
                "%s: %s is named directly, so dbt does not know that it is read."
                    .formatted(model.place(table.substring(table.lastIndexOf('.') + 1)), table))
        .toList();
  }

  /** A table may be named with or without its project. */
  private static boolean isSame(String relation, String table) {
    return relation.equals(table) || relation.endsWith("." + table);
  }
}
