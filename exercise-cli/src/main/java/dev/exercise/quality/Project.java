package dev.exercise.quality;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The candidate's project as dbt has read it.
 *
 * @param models the candidate's own, and those of the starter that were changed
 * @param known every model of the project, by dbt's name for it
 * @param relations where the rows are of all that can be referred to, in lower case
 * @param sourceTables names of the source tables, by dbt's name for them
 * @param tests files of the candidate's own tests in SQL
 * @param macros dbt's names of the candidate's own macros
 * @param others dbt's names of the candidate's own seeds, snapshots and sources
 */
record Project(
    List<Model> models,
    Map<String, Model> known,
    Map<String, String> relations,
    Map<String, String> sourceTables,
    List<String> tests,
    List<String> macros,
    List<String> others) {

  Project {
    models = List.copyOf(models);
    known = Map.copyOf(known);
    relations = Map.copyOf(relations);
    sourceTables = Map.copyOf(sourceTables);
    tests = List.copyOf(tests);
    macros = List.copyOf(macros);
    others = List.copyOf(others);
  }

  /** Whether the candidate wrote any model. */
  boolean attempted() {
    return models.stream().anyMatch(model -> !model.ofStarter());
  }

  Optional<Model> model(String uniqueId) {
    return Optional.ofNullable(known.get(uniqueId));
  }
}
